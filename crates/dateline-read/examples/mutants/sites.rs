//! The conditions of a file of code, and the same file with each of them behind a switch.

use std::ops::Range;

use anyhow::Result;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Stmt};

/// One condition that can be switched off.
pub(crate) struct Site {
    /// `if`, `if-let`, `and`, `or`, `guard`, `filter`, `alternative`, `arm` or `call`.
    pub(crate) kind: &'static str,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// How many lines fall away with it.
    pub(crate) lines: usize,
    pub(crate) function: String,
    pub(crate) text: String,
    /// Its place in the draw: a hash of what it is, so that changes elsewhere do not change who is drawn.
    pub(crate) draw: u64,
}

/// All conditions so far.
#[derive(Default)]
pub(crate) struct Sites {
    pub(crate) list: Vec<Site>,
}

/// Something written around a range of the text.
struct Wrap {
    range: Range<usize>,
    before: String,
    after: &'static str,
}

struct Finder<'a> {
    file: &'a str,
    text: &'a str,
    sites: &'a mut Vec<Site>,
    functions: Vec<String>,
    wraps: Vec<Wrap>,
}

impl Sites {
    /// The text of a file with its conditions behind switches.
    pub(crate) fn instrument(&mut self, file: &str, text: &str) -> Result<String> {
        let parsed = syn::parse_file(text)?;
        let mut finder = Finder { file, text, sites: &mut self.list, functions: Vec::new(), wraps: Vec::new() };
        finder.visit_file(&parsed);
        Ok(write(text, finder.wraps))
    }
}

/// The text with everything written around its ranges, outer ones outside.
fn write(text: &str, wraps: Vec<Wrap>) -> String {
    // (place, opening?, order among those of one place, words): at one place all closings come first, inner ones before outer ones.
    let mut marks: Vec<(usize, bool, usize, &str)> = Vec::new();
    for w in &wraps {
        marks.push((w.range.start, true, usize::MAX - w.range.len(), &w.before));
        marks.push((w.range.end, false, w.range.len(), w.after));
    }
    marks.sort_by_key(|m| (m.0, m.1, m.2));
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (place, _, _, words) in marks {
        out.push_str(&text[at..place]);
        out.push_str(words);
        at = place;
    }
    out.push_str(&text[at..]);
    out
}

impl Finder<'_> {
    /// A new switch over a range; `whole` is what falls away with it.
    fn site(&mut self, kind: &'static str, range: &Range<usize>, whole: &Range<usize>) -> usize {
        let text = self.text[range.clone()].to_owned();
        let function = self.functions.join("::");
        let same = |s: &&Site| s.file == self.file && s.function == function && s.kind == kind && s.text == text;
        let before = self.sites.iter().filter(same).count();
        let draw = hash(&format!("{}\n{function}\n{kind}\n{text}\n{before}", self.file));
        let line = self.text[..range.start].matches('\n').count() + 1;
        let lines = self.text[whole.clone()].matches('\n').count() + 1;
        self.sites.push(Site { kind, file: self.file.to_owned(), line, lines, function, text, draw });
        self.sites.len() - 1
    }

    /// A value behind a switch.
    fn value(&mut self, kind: &'static str, function: &str, range: Range<usize>, whole: &Range<usize>) {
        let n = self.site(kind, &range, whole);
        self.wraps.push(Wrap { range, before: format!("crate::mutant::{function}({n}, "), after: ")" });
    }

    /// The operands of a chain of `&&` or of `||`, those with a pattern left alone.
    fn operands(&mut self, e: &Expr) {
        if let Expr::Binary(b) = e
            && matches!(b.op, BinOp::And(_) | BinOp::Or(_))
        {
            let and = matches!(b.op, BinOp::And(_));
            for side in [&*b.left, &*b.right] {
                let chain =
                    matches!(side, Expr::Binary(s) if std::mem::discriminant(&s.op) == std::mem::discriminant(&b.op));
                if !chain && !matches!(side, Expr::Let(_)) {
                    let range = side.span().byte_range();
                    if and {
                        self.value("and", "and", range.clone(), &range);
                    } else {
                        self.value("or", "or", range.clone(), &range);
                    }
                }
            }
        }
    }
}

/// Whether a condition binds something.
fn binds(e: &Expr) -> bool {
    match e {
        Expr::Let(_) => true,
        Expr::Binary(b) if matches!(b.op, BinOp::And(_)) => binds(&b.left) || binds(&b.right),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        if f.sig.constness.is_none() {
            self.functions.push(f.sig.ident.to_string());
            visit::visit_item_fn(self, f);
            self.functions.pop();
        }
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        if f.sig.constness.is_none() {
            self.functions.push(f.sig.ident.to_string());
            visit::visit_impl_item_fn(self, f);
            self.functions.pop();
        }
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}

    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}

    fn visit_item_mod(&mut self, m: &'ast syn::ItemMod) {
        if !m.attrs.iter().any(|a| a.path().is_ident("cfg")) {
            visit::visit_item_mod(self, m);
        }
    }

    fn visit_expr_if(&mut self, e: &'ast syn::ExprIf) {
        let (cond, whole) = (e.cond.span().byte_range(), e.span().byte_range());
        if binds(&e.cond) {
            let n = self.site("if-let", &cond, &whole);
            self.wraps.push(Wrap {
                range: cond.end..cond.end,
                before: format!(" && crate::mutant::runs({n})"),
                after: "",
            });
        } else {
            self.value("if", "or", cond, &whole);
        }
        visit::visit_expr_if(self, e);
    }

    fn visit_expr_binary(&mut self, e: &'ast syn::ExprBinary) {
        self.operands(&Expr::Binary(e.clone()));
        visit::visit_expr_binary(self, e);
    }

    fn visit_expr_match(&mut self, e: &'ast syn::ExprMatch) {
        let open = e.arms.last().is_some_and(|a| matches!(a.pat, syn::Pat::Wild(_)) && a.guard.is_none());
        let last = e.arms.len().saturating_sub(1);
        for (n, arm) in e.arms.iter().enumerate() {
            let whole = arm.span().byte_range();
            if let Some((_, guard)) = &arm.guard {
                self.value("guard", "or", guard.span().byte_range(), &whole);
            } else if open && n != last {
                let pattern = arm.pat.span().byte_range();
                let n = self.site("arm", &pattern, &whole);
                let end = pattern.end;
                self.wraps.push(Wrap { range: end..end, before: format!(" if crate::mutant::runs({n})"), after: "" });
            }
        }
        visit::visit_expr_match(self, e);
    }

    fn visit_expr_method_call(&mut self, e: &'ast syn::ExprMethodCall) {
        let whole = e.dot_token.span().byte_range().start..e.span().byte_range().end;
        if let Some(Expr::Closure(c)) = e.args.first() {
            let body = c.body.span().byte_range();
            let chain = matches!(&*c.body, Expr::Binary(b) if matches!(b.op, BinOp::And(_)));
            match e.method.to_string().as_str() {
                "filter" if !chain => self.value("filter", "and", body, &whole),
                "or_else" if c.inputs.is_empty() => self.value("alternative", "alternative", body, &whole),
                _ => {}
            }
        }
        visit::visit_expr_method_call(self, e);
    }

    fn visit_stmt(&mut self, s: &'ast Stmt) {
        if let Stmt::Expr(Expr::Call(c), Some(_)) = s
            && matches!(&*c.func, Expr::Path(_))
        {
            let whole = s.span().byte_range();
            let n = self.site("call", &c.span().byte_range(), &whole);
            self.wraps.push(Wrap { range: whole, before: format!("if crate::mutant::runs({n}) {{ "), after: " }" });
        }
        visit::visit_stmt(self, s);
    }
}

/// FNV-1a, which is the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}
