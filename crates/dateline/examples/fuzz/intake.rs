//! Intake: files of every form.

use dateline_intake::{Input, Options, open};

use crate::Target;
use crate::mutate::{self, Random};
use crate::samples;

/// Longest input that is made.
const LONGEST: usize = 1 << 16;

/// Words that formats hang on.
const TOKENS: &[&[u8]] = &[
    b"<item>",
    b"</item>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#0;",
    b"<![CDATA[",
    b"]]>",
    b"xmlns:x='y'",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n",
    b"Content-Length: -1\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"Content-Encoding: br\r\n",
    b"From a@b 2031\n",
    b"From: x\n",
    b"\r\n\r\n",
    b"--x\r\n",
    b"{\"uri\":",
    b"[[[[",
    b"stream\n",
    b"endstream",
    b"obj\n",
    b"/Kids[4 0 R]",
    b"/Contents 5 0 R",
    b" 0 0 0 0 Tm ",
    b"1e30 ",
    b" Tf (x) Tj ",
    b" /F1 Do ",
    b"PAR1",
    b"\x00",
    b"\xff\xff\xff\xff",
    b"<w:p>",
    b"<div>",
    b"<table>",
    b"\xe2\x80\x8b",
    b"=?utf-8?q?",
    b"2031-05-04",
    b"\x16\x16\x01",
    b"\x02",
    b"\x03",
];

pub(crate) struct Intake;

impl Target for Intake {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        samples::all().into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
    }

    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
        mutate::bytes(bytes, other, TOKENS, LONGEST, r);
    }

    fn take(&mut self, name: &str, bytes: &[u8]) {
        let options = Options { keep: true, ..Options::default() };
        open(name, Input::of(bytes), &options).take(10_000).for_each(drop);
    }
}
