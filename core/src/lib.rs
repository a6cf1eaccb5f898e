//! # wangge (网格)
//!
//! Township grid governance (网格化管理) as a pure library: the working calendar and its deadlines, the scheme a
//! township lays down, its organisation, and the life of a case from report to close (受理、接单、上报、办结、反馈、
//! 评价、销号). Every answer is a function of its arguments: no clock, no randomness, no environment, no files.
//!
//! ```text
//! document ──scheme──> Scheme ─────────────┐
//! document ──org─────> Org ────────────────┤
//! Command + Case ──────────────────────────┴─case──> events | Refusal
//! events ──case──> Case                     (alone: events hold every derived value)
//! events + Scheme ──speech──> sentences in Chinese and English
//! ```
//!
//! The events are the truth, to be stored by the caller; a [`Case`](case::Case) is what they add up to. What time
//! alone brings, such as a deadline passing, [`tick`](case::tick()) derives when asked.
//!
//! ```
//! use wangge::case::{Command, Context, decide, replay};
//! use wangge::{generate, org::Org, scheme::{Preset, Scheme}, speech};
//!
//! let scheme = Scheme::read(Preset::Dongshi.document())?;
//! let org = Org::read(&generate::org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
//! let post = org.posts().iter().find(|post| post.role.as_str() == "grid-worker").unwrap();
//! let (by, unit) = (post.member.as_str(), post.unit.as_str());
//! let head = format!(r#""case":"c-1","by":{{"member":"{by}"}}"#);
//! let report = format!(r#"{{"command":"report",{head},"at":"2026-03-05T09:00:00+08:00",
//!     "unit":"{unit}","item":"request.lighting","channel":"patrol"}}"#);
//! let accept = format!(r#"{{"command":"accept",{head},"at":"2026-03-05T10:30:00+08:00"}}"#);
//!
//! let mut events = Vec::new();
//! for text in [report, accept] {
//!     let (command, context) = (Command::read(&text)?, Context::new(&scheme, &org));
//!     events.extend(decide(replay(&events)?.as_ref(), &command, context)?);
//! }
//! for event in &events {
//!     println!("{} {}", event.at, speech::happening(event, &scheme, speech::Lang::Zh));
//! }
//! assert_eq!(events.len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Layers
//!
//! Each module uses only those before it:
//!
//! | module | in | out |
//! | --- | --- | --- |
//! | [`value`] | text, numbers | instants, dates, durations, amounts, ratios, ids: values that cannot be wrong |
//! | [`calendar`] | sessions, holidays | deadlines and working time, each with the edition it rests on |
//! | [`read`] | TOML, JSON | drafts, and every fault with its place |
//! | [`scheme`] | a document | what is laid down (治理方案), checked and immutable; its editions and how they differ |
//! | [`org`] | a document or rows, a scheme | who stands where (组织树), checked and immutable |
//! | [`case`] | commands, time | events or one refusal; the case; what falls due next |
//! | [`tally`] | records of activity | points, balances, duties, each with its reasons |
//! | [`generate`] | a preset, a seed | organisations and ledgers of true size, with invented ids |
//! | [`speech`] | faults, refusals, events, schemes | sentences in Chinese and English |
//! | [`wire`] | JSON text | JSON text: what the bindings see |
//!
//! Clause numbers in the documentation, such as T2 or C8, are those of the specification the tests cite.
#![forbid(unsafe_code)]
#![warn(clippy::print_stdout)]

pub mod calendar;
pub mod case;
pub mod generate;
pub mod org;
pub mod read;
pub mod scheme;
pub mod speech;
pub mod tally;
pub mod value;
pub mod wire;
