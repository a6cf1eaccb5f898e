//! What comes from outside, against a world.

use std::collections::BTreeMap;

use super::draft::{HonourDraft, InputDraft, ObjectionDraft, OutsideDraft};
use super::{Decided, HonourRow, InputRow, ObjectionRow, Outside};
use crate::read::{FaultKind, FaultList, Field, Path, nearest};
use crate::scheme::{Input, Worth};
use crate::tally::World;
use crate::tally::appraise::SubjectId;
use crate::value::{Code, MemberId, Period, RecordId, UnitId};

/// What comes from outside, in the order of the rows; every fault found is added to `faults`.
pub(super) fn outside(draft: &OutsideDraft, world: &World<'_>, faults: &mut FaultList) -> Outside {
    let mut check = Check { world, faults, list: "inputs", at: 0 };
    let inputs = draft.inputs.iter().filter_map(|(at, row)| check.at(at).input(row)).collect();
    check.list = "honours";
    let honours = draft.honours.iter().filter_map(|(at, row)| check.at(at).honour(row)).collect();
    check.list = "objections";
    let objections = draft.objections.iter().filter_map(|(at, row)| check.at(at).objection(row)).collect();
    check.once(draft);
    Outside { inputs, honours, objections }
}

struct Check<'c, 'w> {
    world: &'c World<'w>,
    faults: &'c mut FaultList,
    list: &'static str,
    at: usize,
}

impl Check<'_, '_> {
    fn at(&mut self, at: usize) -> &mut Self {
        self.at = at;
        self
    }

    fn fault(&mut self, field: &str, kind: FaultKind) {
        self.faults.push(kind, Path::root().field(self.list).index(self.at).field(field));
    }

    fn unknown<'n>(&mut self, what: &str, name: &str, known: impl IntoIterator<Item = &'n str>, field: &str) {
        let (what, nearest) = (what.to_owned(), nearest(name, known));
        self.fault(field, FaultKind::UnknownReference { what, name: name.to_owned(), nearest });
    }

    fn input(&mut self, row: &InputDraft) -> Option<InputRow> {
        if let Some(input) = row.input.get() {
            self.is_input(input, row.scorer.get(), row.period.get());
        }
        let of = self.subject(&row.member, &row.unit)?;
        Some(InputRow {
            input: row.input.get()?.clone(),
            of,
            period: *row.period.get()?,
            scorer: row.scorer.get().cloned(),
            score: *row.score.get()?,
        })
    }

    fn honour(&mut self, row: &HonourDraft) -> Option<HonourRow> {
        if let Some(level) = row.level.get() {
            self.is_level(level);
        }
        let of = self.subject(&row.member, &row.unit)?;
        let (on, level, basis) = (*row.on.get()?, row.level.get()?.clone(), row.basis.get()?.clone());
        Some(HonourRow { of, on, level, basis })
    }

    fn objection(&mut self, row: &ObjectionDraft) -> Option<ObjectionRow> {
        let appraisals = || self.world.editions().flat_map(|edition| edition.appraisals());
        if let Some(code) = row.appraisal.get()
            && !appraisals().any(|known| known.code == *code)
        {
            let known: Vec<&str> = appraisals().map(|known| known.code.as_str()).collect();
            self.unknown("appraisal", code.as_str(), known, "appraisal");
        }
        if let (Some(code), Some(period)) = (row.appraisal.get(), row.period.get()) {
            self.is_of_kind(code, *period);
        }
        if row.records.is_absent() && row.cases.is_absent() {
            self.fault("records", FaultKind::Missing { field: "records".to_owned() });
        }
        let of = self.subject(&row.member, &row.unit);
        let decided = self.decided(row);
        Some(ObjectionRow {
            id: row.id.get()?.clone(),
            appraisal: row.appraisal.get()?.clone(),
            period: *row.period.get()?,
            of: of?,
            records: row.records.iter().map(|(_, id)| id.clone()).collect(),
            cases: row.cases.iter().map(|(_, id)| id.clone()).collect(),
            at: *row.at.get()?,
            decided,
        })
    }

    /// What was decided: ruling, instant and reason, or none of them.
    fn decided(&mut self, row: &ObjectionDraft) -> Option<Decided> {
        let absent = [
            ("ruling", row.ruling.is_absent()),
            ("decided_at", row.decided_at.is_absent()),
            ("reason", row.reason.is_absent()),
        ];
        if absent.iter().any(|(_, absent)| !absent) {
            for (field, _) in absent.iter().filter(|(_, absent)| *absent) {
                self.fault(field, FaultKind::Missing { field: (*field).to_owned() });
            }
        }
        let at = *row.decided_at.get()?;
        if let Some(raised) = row.at.get()
            && at.instant() < raised.instant()
        {
            let (given, bounds) = (at.to_string(), format!("{raised}.."));
            self.fault("decided_at", FaultKind::OutOfBounds { given, bounds });
        }
        Some(Decided { ruling: *row.ruling.get()?, at, reason: row.reason.get()?.clone() })
    }

    /// No objection has the id of another.
    fn once(&mut self, draft: &OutsideDraft) {
        let mut first: BTreeMap<&RecordId, usize> = BTreeMap::new();
        for (at, row) in draft.objections.iter() {
            let Some(id) = row.id.get() else { continue };
            let earlier = *first.entry(id).or_insert(at);
            if earlier < at {
                let first = Path::root().field("objections").index(earlier).to_string();
                let kind = FaultKind::Duplicate { what: "objection".to_owned(), id: id.to_string(), first };
                self.at(at).fault("id", kind);
            }
        }
    }

    /// Of member and unit just one is named.
    fn subject(&mut self, member: &Field<MemberId>, unit: &Field<UnitId>) -> Option<SubjectId> {
        match (member, unit) {
            (Field::Absent, Field::Absent) => {
                self.fault("member", FaultKind::Missing { field: "member".to_owned() });
                None
            }
            (Field::Given(_) | Field::Faulty, Field::Given(_) | Field::Faulty) => {
                let (field, by) = ("unit".to_owned(), "member".to_owned());
                self.fault("unit", FaultKind::Excluded { field, by });
                None
            }
            (member, unit) => {
                let unit = unit.get().cloned().map(SubjectId::Unit);
                let of = member.get().cloned().map(SubjectId::Member).or(unit)?;
                self.is_known(&of);
                Some(of)
            }
        }
    }

    fn is_known(&mut self, of: &SubjectId) {
        let org = self.world.org();
        match of {
            SubjectId::Member(member) if org.members().binary_search(member).is_err() => {
                let known = org.members().iter().map(MemberId::as_str);
                self.unknown("member", member.as_str(), known, "member");
            }
            SubjectId::Unit(unit) if org.unit(unit).is_none() => {
                self.unknown("unit", unit.as_str(), org.units().map(|unit| unit.id().as_str()), "unit");
            }
            _ => {}
        }
    }

    /// Whether the edition that judges the period, or if there is none some edition, has the input, and the input the
    /// scorer.
    fn is_input(&mut self, input: &Code, scorer: Option<&Code>, period: Option<&Period>) {
        let judging = period.and_then(|period| self.world.edition_on(period.last_day()));
        let inputs: Vec<&Input> = match judging {
            Some(edition) => edition.inputs().iter().collect(),
            None => self.world.editions().flat_map(|edition| edition.inputs()).collect(),
        };
        let own: Vec<&&Input> = inputs.iter().filter(|known| known.code == *input).collect();
        if own.is_empty() {
            self.unknown("input", input.as_str(), inputs.iter().map(|known| known.code.as_str()), "input");
            return;
        }
        let scorers = || own.iter().flat_map(|input| &input.scorers).map(|scorer| &scorer.code);
        match scorer {
            Some(scorer) if !scorers().any(|known| known == scorer) => {
                self.unknown("scorer", scorer.as_str(), scorers().map(Code::as_str), "scorer");
            }
            None if own.iter().all(|input| !input.scorers.is_empty()) => {
                self.fault("scorer", FaultKind::Missing { field: "scorer".to_owned() });
            }
            _ => {}
        }
    }

    /// Whether the edition that judges the period, if it has the appraisal, has it for periods of that kind.
    fn is_of_kind(&mut self, code: &Code, period: Period) {
        let edition = self.world.edition_on(period.last_day());
        let Some(appraisal) = edition.and_then(|edition| edition.appraisal(code)) else { return };
        if appraisal.per != period.kind() {
            let (given, bounds) = (period.to_string(), format!("per {}", appraisal.per));
            self.fault("period", FaultKind::OutOfBounds { given, bounds });
        }
    }

    fn is_level(&mut self, level: &Code) {
        let appraisals = self.world.editions().flat_map(|edition| edition.appraisals());
        let items = appraisals.flat_map(|appraisal| &appraisal.adjustments).flat_map(|group| &group.items);
        let levels = items.flat_map(|item| match &item.worth {
            Worth::Honours { honours } => honours.as_slice(),
            Worth::Each { .. } => &[],
        });
        let levels: BTreeMap<&str, ()> = levels.map(|level| (level.level.as_str(), ())).collect();
        if !levels.contains_key(level.as_str()) {
            self.unknown("honour", level.as_str(), levels.into_keys(), "level");
        }
    }
}
