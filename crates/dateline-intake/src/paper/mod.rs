//! Papers: documents of office programs.

mod docx;

pub(crate) use docx::office;
