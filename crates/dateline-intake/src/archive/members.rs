//! Gzip, member by member: where one is damaged, reading goes on at the next.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// A reader that counts what was taken from it.
pub(crate) struct Counted<R> {
    inner: R,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        self.taken += n as u64;
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }
    fn consume(&mut self, n: usize) {
        self.taken += n as u64;
        self.inner.consume(n);
    }
}

/// The members of a gzip file as one stream.
pub(crate) struct Members<R> {
    member: Option<GzDecoder<Counted<R>>>,
    raw: Option<Counted<R>>,
    /// Byte of the file where the member in hand begins.
    pub(crate) start: u64,
}

impl<R: BufRead> Members<R> {
    /// `inner` begins at the byte `start` of the file.
    pub(crate) fn new(inner: R, start: u64) -> Members<R> {
        Members { member: None, raw: Some(Counted { inner, taken: start }), start }
    }

    /// Passes over what is left of a damaged member, to the next one; false at the end of the file.
    pub(crate) fn recover(&mut self) -> io::Result<bool> {
        let Some(mut raw) = self.member.take().map(GzDecoder::into_inner).or_else(|| self.raw.take()) else {
            return Ok(false);
        };
        let found = seek(&mut raw)?;
        self.raw = Some(raw);
        Ok(found)
    }
}

/// Reads on to the next magic of a member, which is left unread.
fn seek<R: BufRead>(raw: &mut Counted<R>) -> io::Result<bool> {
    loop {
        let buffer = raw.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        if buffer.len() < 4 {
            // The last bytes of a buffer: a magic that is cut between two is lost with its member.
            let n = buffer.len();
            raw.consume(n);
            continue;
        }
        match buffer.windows(4).position(|w| w[..3] == [0x1f, 0x8b, 8] && w[3] < 32) {
            Some(at) => {
                raw.consume(at);
                return Ok(true);
            }
            None => {
                let n = buffer.len() - 3;
                raw.consume(n);
            }
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.member.is_none() {
                let Some(mut raw) = self.raw.take() else { return Ok(0) };
                if raw.fill_buf()?.is_empty() {
                    self.raw = Some(raw);
                    return Ok(0);
                }
                self.start = raw.taken;
                self.member = Some(GzDecoder::new(raw));
            }
            let Some(member) = self.member.as_mut() else { return Ok(0) };
            let n = member.read(out)?;
            if n > 0 || out.is_empty() {
                return Ok(n);
            }
            self.raw = self.member.take().map(GzDecoder::into_inner);
        }
    }
}
