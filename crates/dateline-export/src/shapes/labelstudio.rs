//! Label Studio: a task a report, what the machine made as a prediction. JSON alone: in its CoNLL the inner of two nested spans is lost.

use serde_json::{Value, json};

use super::spans;
use super::{Files, List, Options, Writer};
use crate::Result;
use crate::report::Account;
use crate::rows::Batch;

struct LabelStudio(List, String);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let list = List::new(files("tasks.labelstudio.json")?, "[", "]\n")?;
    Ok(Box::new(LabelStudio(list, format!("dateline {}", options.release))))
}

impl Writer for LabelStudio {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for r in &batch.records {
            let d = &r.document;
            let text = dateline_model::Text::new(d.text.as_str());
            let result: Vec<Value> = spans::of(r)
                .iter()
                .enumerate()
                .map(|(n, s)| {
                    json!({
                        "id": format!("{}-{n}", s.item), "from_name": "label", "to_name": "text", "type": "labels",
                        "value": {"start": s.span.start, "end": s.span.end, "text": text.slice(s.span), "labels": [s.label]},
                        "meta": {"item": [s.item]}
                    })
                })
                .collect();
            let data = json!({"text": d.text, "source": d.source, "title": d.title, "published": d.published});
            account.wrote("tasks");
            self.0.push(&json!({"data": data, "predictions": [{"model_version": self.1, "result": result}]}))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        account.notes.push(
            "the labelling interface needs `<Labels name=\"label\" toName=\"text\">` and white-space: pre-wrap"
                .to_owned(),
        );
        self.0.finish()
    }
}
