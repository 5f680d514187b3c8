//! The weights as they lie in the file. Large tables are read in place; small ones are unpacked for the kernels.

use std::collections::HashMap;

use safetensors::{Dtype, SafeTensors};

use crate::ModelError;
use crate::features::{NGRAM_ROWS, TABLES};
use crate::kernels::{Packed, WINDOW};
use crate::tagset::{Deprel, Upos, Xpos};

/// Width of a form's vector.
pub(crate) const FORM: usize = 128;
/// Width of the spaces in which heads and relations are scored.
pub(crate) const ARC: usize = 128;
/// Distances beyond this count as this.
pub(crate) const FAR: i32 = 40;

/// A quantised table, in place: a row of `FORM` (or `width`) bytes and its scale.
#[derive(Debug)]
pub(crate) struct Table {
    q: &'static [u8],
    scales: &'static [u8],
    width: usize,
}

impl Table {
    /// Adds a row, times a factor, to `out`.
    pub(crate) fn add(&self, row: usize, factor: f32, out: &mut [f32]) {
        let scale = f32_at(self.scales, row) * factor;
        for (o, &q) in out.iter_mut().zip(&self.q[row * self.width..][..self.width]) {
            *o += f32::from(q as i8) * scale;
        }
    }
}

/// GloVe: sorted hashes of words, the row of each, the rows.
#[derive(Debug)]
pub(crate) struct Glove {
    keys: &'static [u8],
    rows: &'static [u8],
    pub(crate) table: Table,
}

impl Glove {
    /// The row of a word's hash.
    pub(crate) fn row(&self, key: u64) -> Option<usize> {
        let at = |i: usize| u64::from_le_bytes(std::array::from_fn(|b| self.keys[i * 8 + b]));
        let (mut lo, mut hi) = (0, self.keys.len() / 8);
        while lo < hi {
            let mid = lo.midpoint(hi);
            if at(mid) < key { lo = mid + 1 } else { hi = mid }
        }
        (lo < self.keys.len() / 8 && at(lo) == key)
            .then(|| u32::from_le_bytes(std::array::from_fn(|b| self.rows[lo * 4 + b])) as usize)
    }
}

/// One direction of one layer.
#[derive(Debug)]
pub(crate) struct Direction {
    pub(crate) input: Packed,
    pub(crate) recurrent: Packed,
}

/// All weights.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) tables: Vec<Table>,
    pub(crate) grams: Table,
    pub(crate) glove: Glove,
    /// 50 × 128: transposed, so that it is added row by row.
    pub(crate) project: Vec<f32>,
    pub(crate) project_bias: Vec<f32>,
    pub(crate) up: Packed,
    pub(crate) down: Packed,
    pub(crate) norm: (Vec<f32>, Vec<f32>),
    pub(crate) hidden: usize,
    pub(crate) layers: [[Direction; 2]; 2],
    /// upos, xpos, names, dep, head, rel_dep, rel_head side by side, each padded to a block.
    pub(crate) fused: Packed,
    /// Where each of the seven starts in a row of `fused`.
    pub(crate) at: [usize; 7],
    pub(crate) bilinear: Packed,
    pub(crate) head_bias: (Vec<f32>, f32),
    pub(crate) root: Vec<f32>,
    pub(crate) root_bias: f32,
    pub(crate) distance: Vec<f32>,
    pub(crate) rel_root: Vec<f32>,
    pub(crate) rel: Packed,
    pub(crate) upos: Vec<Upos>,
    pub(crate) xpos: Vec<Xpos>,
    pub(crate) rels: Vec<Deprel>,
    pub(crate) names: Vec<String>,
    pub(crate) segment: Segment,
    pub(crate) lemma_table: &'static [u8],
    pub(crate) lemma_rules: &'static [u8],
}

/// The net that ends sentences.
#[derive(Debug)]
pub(crate) struct Segment {
    pub(crate) width: usize,
    pub(crate) form: Vec<f32>,
    pub(crate) suffix: Vec<f32>,
    pub(crate) shape: Vec<f32>,
    pub(crate) gap: Vec<f32>,
    /// Per place in the window: `width` × hidden, transposed.
    pub(crate) hidden: Vec<f32>,
    pub(crate) hidden_bias: [f32; WINDOW],
    pub(crate) out: [f32; WINDOW],
    pub(crate) out_bias: f32,
}

fn f32_at(bytes: &[u8], i: usize) -> f32 {
    f32::from_le_bytes([bytes[i * 4], bytes[i * 4 + 1], bytes[i * 4 + 2], bytes[i * 4 + 3]])
}

struct File(SafeTensors<'static>);

impl File {
    fn bytes(&self, name: &str, dtype: Dtype) -> Result<(&'static [u8], Vec<usize>), ModelError> {
        let t = self.0.tensor(name).map_err(|_| ModelError(format!("no tensor {name}")))?;
        if t.dtype() != dtype {
            return Err(ModelError(format!("{name} is {:?}, not {dtype:?}", t.dtype())));
        }
        Ok((t.data(), t.shape().to_vec()))
    }

    fn floats(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let (bytes, _) = self.bytes(name, Dtype::F32)?;
        Ok((0..bytes.len() / 4).map(|i| f32_at(bytes, i)).collect())
    }

    fn array<const N: usize>(&self, name: &str) -> Result<[f32; N], ModelError> {
        self.floats(name)?.try_into().map_err(|v: Vec<f32>| ModelError(format!("{name} holds {}, not {N}", v.len())))
    }

    fn float(&self, name: &str) -> Result<f32, ModelError> {
        self.floats(name)?.first().copied().ok_or_else(|| ModelError(format!("{name} is empty")))
    }

    fn table(&self, name: &str, rows: Option<usize>, width: usize) -> Result<Table, ModelError> {
        let (q, shape) = self.bytes(&format!("{name}.q"), Dtype::I8)?;
        let (scales, _) = self.bytes(&format!("{name}.s"), Dtype::F32)?;
        if shape.len() != 2 || shape[1] != width || rows.is_some_and(|r| r != shape[0]) || scales.len() != shape[0] * 4
        {
            return Err(ModelError(format!("{name} has shape {shape:?}")));
        }
        Ok(Table { q, scales, width })
    }

    /// Weights, scales, bias (zeros where there is none), outputs, inputs.
    fn raw(&self, name: &str) -> Result<Raw, ModelError> {
        let (q, shape) = self.bytes(&format!("{name}.q"), Dtype::I8)?;
        let scales = self.floats(&format!("{name}.s"))?;
        if shape.len() != 2 || scales.len() != shape[0] {
            return Err(ModelError(format!("{name} has shape {shape:?}")));
        }
        let bias = self.floats(&format!("{name}.b")).unwrap_or_else(|_| vec![0.0; shape[0]]);
        Ok(Raw { q: q.iter().map(|&b| b as i8).collect(), scales, bias, outputs: shape[0], inputs: shape[1] })
    }

    fn packed(&self, name: &str) -> Result<Packed, ModelError> {
        Ok(self.raw(name)?.pack())
    }
}

struct Raw {
    q: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
    outputs: usize,
    inputs: usize,
}

impl Raw {
    fn pack(&self) -> Packed {
        Packed::new(&self.q, &self.scales, &self.bias, self.outputs, self.inputs)
    }

    /// Puts another matrix of the same inputs below this one, starting at a block; returns where.
    fn append(&mut self, other: Raw) -> usize {
        let at = self.outputs.next_multiple_of(crate::kernels::BLOCK);
        self.q.resize(at * self.inputs, 0);
        self.scales.resize(at, 0.0);
        self.bias.resize(at, 0.0);
        self.q.extend(other.q);
        self.scales.extend(other.scales);
        self.bias.extend(other.bias);
        self.outputs = at + other.outputs;
        at
    }
}

impl Model {
    /// Reads a weights file.
    pub(crate) fn load(bytes: &'static [u8]) -> Result<Model, ModelError> {
        let fail = |e: safetensors::SafeTensorError| ModelError(e.to_string());
        let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(fail)?;
        let info: &HashMap<String, String> =
            metadata.metadata().as_ref().ok_or_else(|| ModelError("no metadata".into()))?;
        let list = |key: &str| -> Result<Vec<String>, ModelError> {
            let text = info.get(key).ok_or_else(|| ModelError(format!("no list of {key}")))?;
            serde_json::from_str(text).map_err(|e| ModelError(format!("{key}: {e}")))
        };
        let file = File(SafeTensors::deserialize(bytes).map_err(fail)?);
        let tables = TABLES.iter().map(|&(name, rows)| file.table(name, Some(rows), FORM)).collect::<Result<_, _>>()?;
        let project = file.floats("project.w")?;
        let mut transposed = vec![0.0; project.len()];
        let dims = project.len() / FORM;
        for (i, w) in project.iter().enumerate() {
            transposed[i % dims * FORM + i / dims] = *w;
        }
        let direction = |l: usize, d: char| -> Result<Direction, ModelError> {
            Ok(Direction {
                input: file.packed(&format!("lstm.{l}{d}.in"))?,
                recurrent: file.packed(&format!("lstm.{l}{d}.rec"))?,
            })
        };
        let layers = [[direction(0, 'f')?, direction(0, 'b')?], [direction(1, 'f')?, direction(1, 'b')?]];
        let hidden = layers[0][0].recurrent.width() / 4;
        let mut fused = file.raw("upos")?;
        let mut at = [0; 7];
        for (i, name) in ["xpos", "names", "dep", "head", "rel_dep", "rel_head"].into_iter().enumerate() {
            at[i + 1] = fused.append(file.raw(name)?);
        }
        let segment = Segment {
            width: file.bytes("seg.form", Dtype::F32)?.1[1],
            form: file.floats("seg.form")?,
            suffix: file.floats("seg.suf")?,
            shape: file.floats("seg.shape")?,
            gap: file.floats("seg.gap")?,
            hidden: {
                let (w, outputs) = (file.floats("seg.hidden.w")?, file.floats("seg.hidden.b")?.len());
                let inputs = w.len() / outputs;
                (0..w.len()).map(|i| w[i % outputs * inputs + i / outputs]).collect()
            },
            hidden_bias: file.array("seg.hidden.b")?,
            out: file.array("seg.out.w")?,
            out_bias: file.float("seg.out.b")?,
        };
        let (keys, _) = file.bytes("glove.keys", Dtype::U64)?;
        let (rows, _) = file.bytes("glove.rows", Dtype::U32)?;
        let model = Model {
            tables,
            grams: file.table("forms.grams", Some(NGRAM_ROWS), FORM)?,
            glove: Glove { keys, rows, table: file.table("glove", None, dims)? },
            project: transposed,
            project_bias: file.floats("project.b")?,
            up: file.packed("up")?,
            down: file.packed("down")?,
            norm: (file.floats("norm.w")?, file.floats("norm.b")?),
            hidden,
            layers,
            fused: fused.pack(),
            at,
            bilinear: file.packed("bilinear")?,
            head_bias: (file.floats("head_bias.w")?, file.float("head_bias.b")?),
            root: file.floats("root")?,
            root_bias: file.float("root_bias")?,
            distance: file.floats("distance")?,
            rel_root: file.floats("rel_root")?,
            rel: file.packed("rel")?,
            upos: list("upos")?.iter().map(|s| Upos::parse(s).unwrap_or(Upos::X)).collect(),
            xpos: list("xpos")?.iter().map(|s| Xpos::parse(s).unwrap_or(Xpos::Xx)).collect(),
            rels: list("rels")?.iter().map(|s| Deprel::parse(s).unwrap_or(Deprel::Dep)).collect(),
            names: list("names")?,
            segment,
            lemma_table: file.bytes("lemma.table", Dtype::U8)?.0,
            lemma_rules: file.bytes("lemma.rules", Dtype::U8)?.0,
        };
        model.check()
    }

    /// Shapes that the engine counts on.
    fn check(self) -> Result<Model, ModelError> {
        let s = &self.segment;
        let fits = self.project_bias.len() == FORM
            && self.norm.0.len() == FORM
            && self.norm.1.len() == FORM
            && self.up.inputs() == FORM
            && self.down.width() == FORM
            && self.hidden * 4 == self.layers[0][0].input.width()
            && self.hidden.is_multiple_of(4)
            && self.fused.inputs() == 2 * self.hidden
            && self.bilinear.width() == ARC
            && self.root.len() == ARC
            && self.head_bias.0.len() == ARC
            && self.rel_root.len() == ARC
            && self.rel.inputs() == ARC
            && self.distance.len() == 2 * FAR as usize + 1
            && s.hidden.len().is_multiple_of(s.width * s.out.len())
            && s.gap.len() == 4 * s.width;
        if fits { Ok(self) } else { Err(ModelError("a tensor has another shape than the engine expects".into())) }
    }
}
