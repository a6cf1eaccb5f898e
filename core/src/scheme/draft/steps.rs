//! What single steps of handling are bound by: returning, deferring, extending and the like.

use crate::read::draft;
use crate::value::{Code, Duration, Name, Ratio};

draft! {
    /// 退回 `[return]`.
    pub(crate) struct ReturnDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 次数上限: how often one case can be returned.
        required times: u16,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 挂账缓办 `[deferral]`.
    pub(crate) struct DeferralDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 最长期限: from the deferral.
        required longest: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 延期 `[extension]`.
    pub(crate) struct ExtensionDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 延期比例: at most this share of the limit, in its kind.
        required share: Ratio,
        /// 次数上限: how often one case can be extended.
        required times: u16,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 更正 `[correction]`.
    pub(crate) struct CorrectionDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 次数上限: how often one case can be corrected; once if absent.
        optional times: u16,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 超时申诉 `[appeal]`.
    pub(crate) struct AppealDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 申诉期: from the closing.
        required window: Duration,
        /// 裁定时限: from the appeal.
        required judged: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 吹哨派遣 `[dispatch]`.
    pub(crate) struct DispatchDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 答复时限: of the partner, from the dispatch; none if absent.
        optional answer: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
