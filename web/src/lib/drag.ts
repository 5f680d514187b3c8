// Words that somebody dragged over, out to the ends of those that were touched.

export function dragged(): string {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return '';
  const range = selection.getRangeAt(0).cloneRange();
  const letter = (node: Node, at: number) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue?.[at] ?? '');
  const { startContainer: start, endContainer: end } = range;
  // Only where a word was begun: a blank at the edge stays one.
  while (range.startOffset > 0 && letter(start, range.startOffset) && letter(start, range.startOffset - 1)) range.setStart(start, range.startOffset - 1);
  while (range.endOffset > 0 && letter(end, range.endOffset - 1) && letter(end, range.endOffset)) range.setEnd(end, range.endOffset + 1);
  selection.removeAllRanges();
  selection.addRange(range);
  return selection.toString().trim();
}
