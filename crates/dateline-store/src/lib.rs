//! The case file: one SQLite file that keeps documents, records, stories and decisions.
