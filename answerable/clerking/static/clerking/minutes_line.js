// One line of the minutes on the screen: what it is by how it begins, its height, its clause number.

const SIGNS = [
  ["==", "resolution"],
  ["=", "resolution"],
  ["?", "question"],
  [">", "answer"],
  ["+", "promise"],
  ["!", "action"],
];
const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"];
const GROWS = CSS.supports("field-sizing", "content");

export function boxOf(row) {
  return row.querySelector(".line__words > textarea:not([hidden])");
}

export function signOf(words) {
  return (SIGNS.find(([sign]) => words.trimStart().startsWith(sign)) ?? ["", "note"])[0];
}

// Say what the line is, as the server will read it.
export function dress(row) {
  const box = boxOf(row);
  if (!box) return;
  const sign = signOf(box.value);
  const mark = (SIGNS.find(([one]) => one === sign) ?? ["", "note"])[1];
  row.dataset.mark = mark;
  row.dataset.sign = sign;
  box.setAttribute("aria-label", mark);
  row.querySelector(".line__mark").textContent = mark;
  if (!GROWS) {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }
  numberClauses(row.closest(".lines"));
}

// Put another sign before the words of a line.
export function sign(row, wanted) {
  const box = boxOf(row);
  const words = box.value.trimStart().slice(signOf(box.value).length).trimStart();
  box.value = wanted ? `${wanted} ${words}` : words;
  box.setSelectionRange(box.value.length, box.value.length);
}

function numberClauses(list) {
  if (!list) return;
  const clauses = [...list.querySelectorAll('.line[data-mark="resolution"]:not(.line--beside)')].filter((row) => boxOf(row)?.value.trim());
  let first = 0;
  let second = 0;
  for (const row of clauses) {
    if (row.dataset.sign !== "==" || first === 0) {
      first += 1;
      second = 0;
    } else {
      second += 1;
    }
    const number = clauses.length === 1 ? "" : `${ROMAN[first] ?? first}${second ? ` ${String.fromCharCode(96 + second)}` : ""}`;
    row.querySelector(".line__mark").textContent = `resolved ${number}`.trim();
  }
}
