//! Papers: documents of office programs, and PDF.

mod docx;
mod pdf;

pub(crate) use docx::office;
pub(crate) use pdf::{document as pdf, is as is_pdf};
