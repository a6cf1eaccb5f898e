//! All requests to a purse, one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::check::check;
use super::counter::Counter;
use super::{CancelRow, RedemptionFault, RedemptionRow, Verdict};
use crate::tally::AccountId;
use crate::tally::account::{Index, Known, Move, Standing, Way};
use crate::tally::book::rows::at as index;
use crate::tally::book::{Book, BookError, BookFault, Pass};
use crate::value::{Amount, RedemptionId};

/// What was judged by the instant of the books.
#[derive(Clone, Debug)]
pub(in crate::tally) struct Judged {
    /// In the order of the requests, (at, id).
    pub(in crate::tally) verdicts: Vec<Verdict>,
    /// What was moved in each account, in order.
    pub(in crate::tally) moves: BTreeMap<AccountId, Vec<Move>>,
    /// The requests in order: what the places of moves count.
    pub(in crate::tally) redemptions: Vec<RedemptionRow>,
    /// The cancellations by id: what the places of those count.
    pub(in crate::tally) cancels: Vec<RedemptionId>,
}

/// Judges what came by the instant of the books.
pub(in crate::tally) fn judge<P: Pass>(
    book: &mut Book<'_, P>,
    index: &Index,
    redemptions: &[RedemptionRow],
    cancels: &[CancelRow],
) -> Result<Judged, BookError<P::Error>> {
    let faults = check(redemptions, cancels, book.world.org());
    if !faults.is_empty() {
        return Err(BookError::Redemptions(faults));
    }
    let mut requests: Vec<&RedemptionRow> = redemptions.iter().filter(|row| row.at <= book.now).collect();
    requests.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    let mut backs: Vec<&CancelRow> = cancels.iter().filter(|row| row.at <= book.now).collect();
    backs.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    Queue::new(book, index, &requests, &backs).run(book, &requests, &backs)
}

/// An account at the counter, and the group of its records, if it has any.
struct Seat<'q> {
    id: &'q AccountId,
    standing: Standing,
    group: Option<u32>,
}

struct Queue<'a, 'q> {
    /// The places of the requests, by id.
    places: BTreeMap<&'q RedemptionId, u32>,
    /// The places of the requests that are cancelled, and the cancellations by id.
    cancelled: BTreeSet<u32>,
    cancels: Vec<&'q RedemptionId>,
    seats: Vec<Seat<'q>>,
    /// The seat of each request.
    seated: Vec<u32>,
    /// The rows of groups that are not known for good when one of their accounts asks.
    unsure: BTreeMap<u32, Vec<u32>>,
    counter: Counter<'a>,
    verdicts: Vec<Verdict>,
    faults: Vec<RedemptionFault>,
}

impl<'a, 'q> Queue<'a, 'q> {
    fn new<P>(
        book: &Book<'a, P>,
        index: &Index,
        requests: &[&'q RedemptionRow],
        backs: &[&'q CancelRow],
    ) -> Self {
        let places: BTreeMap<&RedemptionId, u32> = requests.iter().map(|row| &row.id).zip(0..).collect();
        let cancelled = backs.iter().filter_map(|row| places.get(&row.cancels).copied()).collect();
        let mut cancels: Vec<&RedemptionId> = backs.iter().map(|row| &row.id).collect();
        cancels.sort_unstable();
        let (mut seats, mut seated, mut seat_of) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut unsure = BTreeSet::new();
        for request in requests {
            let next = u32::try_from(seats.len()).unwrap_or(u32::MAX);
            let group = group(book, index, &request.account);
            seated.push(*seat_of.entry(&request.account).or_insert_with(|| {
                let standing = Standing::new(book, index, &request.account);
                seats.push(Seat { id: &request.account, standing, group });
                next
            }));
            let at = request.at.millis();
            unsure.extend(group.filter(|group| book.late.horizon(*group, at) <= at));
        }
        let unsure =
            if unsure.is_empty() { BTreeMap::new() } else { book.rows_of(|group| unsure.contains(&group)) };
        let counter = Counter::new(book.world, &book.purse);
        let (verdicts, faults) = (Vec::new(), Vec::new());
        Self { places, cancelled, cancels, seats, seated, unsure, counter, verdicts, faults }
    }

    fn run<P: Pass>(
        mut self,
        book: &mut Book<'a, P>,
        requests: &[&'q RedemptionRow],
        backs: &[&'q CancelRow],
    ) -> Result<Judged, BookError<P::Error>> {
        let mut backs = backs.iter().peekable();
        for together in requests.chunk_by(|one, other| one.at == other.at) {
            let Some(first) = together.first() else { continue };
            while let Some(back) = backs.next_if(|back| back.at <= first.at) {
                self.take_back(back, requests);
            }
            let at = first.at.millis();
            let groups = self.groups(together.len());
            let asked = book.filed_by(groups.iter().filter_map(|group| self.unsure.get(group)), at);
            let credits = if asked.is_empty() {
                Vec::new()
            } else {
                book.pass.credits_of(&asked, at).map_err(BookError::Pass)?
            };
            for request in together {
                self.judge(request, book, (&asked, &credits))?;
            }
        }
        for back in backs {
            self.take_back(back, requests);
        }
        if !self.faults.is_empty() {
            return Err(BookError::Redemptions(self.faults));
        }
        let moves = self.seats.into_iter().map(|seat| (seat.id.clone(), seat.standing.moves));
        Ok(Judged {
            verdicts: self.verdicts,
            moves: moves.collect(),
            redemptions: requests.iter().map(|row| (*row).clone()).collect(),
            cancels: self.cancels.into_iter().cloned().collect(),
        })
    }

    /// The groups of the next so many requests.
    fn groups(&self, next: usize) -> BTreeSet<u32> {
        let seats = self.seated.iter().skip(self.verdicts.len()).take(next);
        seats.filter_map(|seat| self.seats.get(index(*seat))?.group).collect()
    }

    fn judge<P>(
        &mut self,
        request: &RedemptionRow,
        book: &Book<'_, P>,
        (rows, credits): (&[u32], &[i64]),
    ) -> Result<(), BookFault> {
        let place = u32::try_from(self.verdicts.len()).unwrap_or(u32::MAX);
        let number = self.seated.get(self.verdicts.len()).copied().unwrap_or_default();
        let Some(seat) = self.seats.get_mut(index(number)) else { return Ok(()) };
        let at = request.at.millis();
        let outcome = match self.counter.offer(request) {
            Err(refusal) => Err(refusal),
            Ok(offer) => {
                let horizon = seat.group.map_or(i64::MAX, |group| book.late.horizon(group, at));
                let balance = seat.standing.balance(book, &Known { at, horizon, rows, credits });
                let balance =
                    i64::try_from(balance).ok().and_then(|balance| Amount::from_thousandths(balance).ok());
                let Some(balance) = balance else {
                    return Err(BookFault::AccountOverflow { account: request.account.clone() });
                };
                self.counter.hand_out(request, offer, number, balance)
            }
        };
        if let Ok(cost) = outcome {
            let way = Way::Out { cost: cost.thousandths(), cancelled: self.cancelled.contains(&place) };
            seat.standing.moves.push(Move { at, redemption: place, way });
        }
        self.verdicts.push(Verdict { id: request.id.clone(), at: book.stamp(at), outcome });
        Ok(())
    }

    fn take_back(&mut self, back: &CancelRow, requests: &[&RedemptionRow]) {
        let place = self.places.get(&back.cancels).copied().unwrap_or(u32::MAX);
        let at = index(place);
        let (Some(request), Some(verdict)) = (requests.get(at), self.verdicts.get(at)) else { return };
        if verdict.outcome.is_err() {
            let (cancel, redemption) = (back.id.clone(), back.cancels.clone());
            self.faults.push(RedemptionFault::CancelsRefused { cancel, redemption });
            return;
        }
        let number = self.seated.get(at).copied().unwrap_or_default();
        self.counter.take_back(request, number);
        let cancel = self.cancels.binary_search(&&back.id).ok().and_then(|rank| u32::try_from(rank).ok());
        let way = Way::Back { cancel: cancel.unwrap_or(u32::MAX) };
        if let Some(seat) = self.seats.get_mut(index(number)) {
            seat.standing.moves.push(Move { at: back.at.millis(), redemption: place, way });
        }
    }
}

/// The group of an account's records; `None` if there are none.
fn group<P>(book: &Book<'_, P>, index: &Index, account: &AccountId) -> Option<u32> {
    match account {
        AccountId::Member(member) => {
            let place = book.world.org().members().binary_search(member).ok()?;
            Some(book.groups.of_member(u32::try_from(place).ok()?))
        }
        AccountId::Household(household) => Some(book.groups.of_household(index.target(household.as_str())?)),
    }
}
