//! What is drawn on a page: characters with their places, and how many pictures.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::Pdf;

/// Characters that are taken of one file.
pub(super) const MOST: usize = 4 << 20;
/// Things drawn on one page.
const DRAWN: usize = 4 << 20;
/// Units of a font's glyphs.
const UNITS: f64 = 1000.0;

/// A character and where it stands: `y` is its line, which grows downwards; all in points.
pub(super) struct Glyph {
    pub(super) text: BfString,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        match &self.text {
            BfString::Char(c) => c.is_whitespace(),
            BfString::String(s) => s.trim().is_empty(),
        }
    }
}

/// One page.
#[derive(Default)]
pub(super) struct Found {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) pictures: usize,
    pub(super) height: f64,
    /// Whether there was more than is taken.
    pub(super) full: bool,
}

/// Ends the walk over a page from within.
struct Enough;

struct Walk {
    found: Found,
    most: usize,
    drawn: usize,
}

/// What stands on a page, at most so many characters.
///
/// # Errors
/// Where the library does not survive the page.
pub(super) fn of_page<'a>(pdf: &'a Pdf, at: usize, cache: &InterpreterCache<'a>, most: usize) -> Result<Found, ()> {
    let mut walk = Walk { found: Found::default(), most, drawn: 0 };
    let done = catch_unwind(AssertUnwindSafe(|| {
        let page = &pdf.pages()[at];
        let (width, height) = page.render_dimensions();
        walk.found.height = f64::from(height);
        let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        let view = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(upright, view, cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut walk);
    }));
    match done {
        Err(e) if !e.is::<Enough>() => Err(()),
        ended => {
            walk.found.full = ended.is_err();
            Ok(walk.found)
        }
    }
}

impl Walk {
    fn count(&mut self, n: usize) {
        self.drawn += n;
        if self.drawn > DRAWN || self.found.glyphs.len() > self.most {
            resume_unwind(Box::new(Enough));
        }
    }
}

impl<'a> Device<'a> for Walk {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.count(1 + run.glyphs().len());
        for glyph in run.glyphs() {
            let Some(text) = glyph.as_unicode() else { continue };
            let place = props.transform * glyph.transform();
            let width = match &**glyph {
                Drawn::Outline(o) => o.advance_width().map_or(UNITS / 2.0, f64::from),
                Drawn::Type3(t) => t.advance_width().map_or(UNITS / 2.0, f64::from),
            };
            let (start, end) = (place * Point::ZERO, place * Point::new(width, 0.0));
            let size = Affine::determinant(place).abs().sqrt() * UNITS;
            let flat = (end.y - start.y).abs() <= (end.x - start.x).abs() * 0.2;
            // Words that stand upright or aslant are marks on the page, not of its text.
            if flat && end.x >= start.x && size.is_finite() && (1.0..1000.0).contains(&size) {
                self.found.glyphs.push(Glyph { text, x0: start.x, x1: end.x, y: start.y, size });
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.count(1);
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.found.pictures += 1;
        self.count(1);
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count(1);
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
