//! The vocabulary: ids, codes, amounts, ratios, instants, periods, durations. No rules.
