//! Fields of appraisals, of what stands in them, and of what they use, by the names people know them by.

use crate::scheme::Entry;

/// The Chinese name of such a field; `None` for one that other entries name alike, and for other entries.
pub(super) fn appraisal_field(entry: Entry<'_>, name: &str) -> Option<&'static str> {
    match entry {
        Entry::Input(_) | Entry::Adjustment(..) | Entry::Result(..) => part(name),
        Entry::Appraisal(_) => appraisal(name),
        Entry::Indicator(..) => measured(name).or_else(|| indicator(name)),
        Entry::Veto(..) => measured(name).or_else(|| part(name)),
        Entry::Signs(_) => sign(name),
        _ => None,
    }
}

fn appraisal(name: &str) -> Option<&'static str> {
    Some(match name {
        "role" => "考核岗位",
        "volunteers" => "考核志愿者",
        "decimals" => "保留小数位数",
        "indicator" => "考核指标",
        "adjustment" => "加分扣分",
        "bonuses" => "加分封顶",
        "penalties" => "扣分封顶",
        "least" => "总分下限",
        "most" => "总分上限",
        "veto" => "一票否决",
        "grading" => "评定等次",
        "result" => "结果运用",
        "objection" => "公示异议期",
        _ => return None,
    })
}

/// The fields of a measure, wherever it stands.
fn measured(name: &str) -> Option<&'static str> {
    Some(match name {
        "measure" => "考核内容",
        "months" => "积压月数",
        "within" => "不超出的层级",
        "mark" => "评价项目",
        "duty" => "常态工作",
        "activities" => "记录种类",
        "roles" => "岗位",
        "tags" => "成员标签",
        "input" => "外部评分",
        "categories" => "限事项分类",
        "items" => "限事项",
        "kinds" => "限事项种类",
        "natures" => "限事项性质",
        "severities" => "限紧急程度",
        "channels" => "限受理渠道",
        "weighting" => "加权",
        _ => return None,
    })
}

fn indicator(name: &str) -> Option<&'static str> {
    Some(match name {
        "weight" => "权重",
        "scoring" => "计分方式",
        "target" => "目标值",
        "from" => "零分值",
        "to" => "满分值",
        "band" => "分档",
        "lowest_first" => "数值小者在前",
        "each" => "每次扣分",
        "floor" => "扣分下限",
        "mix" => "合成",
        "no_data" => "无数据时",
        _ => return None,
    })
}

/// Of figures from outside, adjustments, vetoes and uses of results.
fn part(name: &str) -> Option<&'static str> {
    Some(match name {
        "scorer" => "评分主体",
        "sign" => "加分或扣分",
        "ceiling" => "封顶",
        "item" => "分项",
        "from" => "起点",
        "grade" => "评定为",
        "grades" => "等次",
        "in_a_row" => "连续期数",
        "decides" => "决定岗位",
        "adverse" => "是否不利",
        _ => return None,
    })
}

fn sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "burst_share" => "月末突击比例",
        "burst_days" => "月末天数",
        "burst_records" => "月末突击记录数",
        "series_records" => "等距等量记录数",
        "places_minutes" => "两地间隔分钟数",
        "capped_share" => "顶格比例",
        "spread_marks" => "评价无差异份数",
        _ => return None,
    })
}
