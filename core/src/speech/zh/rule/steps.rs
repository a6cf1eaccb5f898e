//! What single steps of handling are bound by.

use super::named;
use crate::scheme::{Appeal, Correction, Deferral, Dispatch, Extension, Return};
use crate::speech::parts::share;

pub(super) fn returning(entry: &Return) -> String {
    format!("规则{}：一件事项至多退回下级{}次", named(&entry.name, &entry.code), entry.times)
}

pub(super) fn deferral(entry: &Deferral) -> String {
    let longest = entry.longest.chinese();
    format!("规则{}：一件事项可挂账缓办一次，最长{longest}", named(&entry.name, &entry.code))
}

pub(super) fn extension(entry: &Extension) -> String {
    format!(
        "规则{}：每次延期不超过办理时限的{}，一件事项至多延期{}次",
        named(&entry.name, &entry.code),
        share(entry.share),
        entry.times
    )
}

pub(super) fn correction(entry: &Correction) -> String {
    format!("规则{}：一件事项至多更正{}次", named(&entry.name, &entry.code), entry.times)
}

pub(super) fn appeal(entry: &Appeal) -> String {
    format!(
        "规则{}：销号后{}内可就超时申诉一次，申诉后{}内裁定，过期不裁定的视为驳回",
        named(&entry.name, &entry.code),
        entry.window.chinese(),
        entry.judged.chinese()
    )
}

pub(super) fn dispatch(entry: &Dispatch) -> String {
    let answer = match entry.answer {
        Some(limit) => format!("应在派遣后{}内答复", limit.chinese()),
        None => "答复不限时".to_owned(),
    };
    format!("规则{}：被吹哨派遣的力量{answer}，承办单元仍负总责", named(&entry.name, &entry.code))
}
