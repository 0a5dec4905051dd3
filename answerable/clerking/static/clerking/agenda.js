// Putting the items of an agenda in order, by dragging or by the arrow keys. Without it, the buttons do the same.
const list = document.getElementById("items");
const form = document.getElementById("order");
const said = document.getElementById("moved");
const items = () => [...list.querySelectorAll(".builder__item")];
const keys = () => items().map((item) => item.dataset.key).join(",");
const say = (words) => { said.textContent = words; };
const place = (item) => `${item.dataset.title}: ${items().indexOf(item) + 1} of ${items().length}`;

let held = null;
let before = null;

function take(item) {
  held = item;
  before = item.nextElementSibling;
  item.classList.add("builder__item--held");
}

function leave() {
  held.classList.remove("builder__item--held");
  held = null;
}

function putBack() {
  list.insertBefore(held, before);
  say(`${held.dataset.title} is back where it was.`);
  leave();
}

// The new order goes to the desk as a form, so that it is refused in words where somebody else moved items meanwhile.
function drop() {
  const item = held;
  leave();
  if (keys() === form.elements.seen.value) return;
  form.elements.keys.value = keys();
  form.action = `${form.action.split("#")[0]}#item-${item.dataset.key}`;
  form.submit();
}

function step(item, way) {
  const order = items();
  const there = order[order.indexOf(item) + way];
  if (!there) return;
  if (way < 0) there.before(item);
  else there.after(item);
}

function onKey(event, handle, item) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (held) drop();
    else {
      take(item);
      say(`${place(item)}. Held: move it with the arrow keys, set it down with Enter, leave it with Escape.`);
    }
  } else if (held === item && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    step(item, event.key === "ArrowUp" ? -1 : 1);
    handle.focus();
    say(place(item));
  } else if (held === item && event.key === "Escape") {
    putBack();
    handle.focus();
  }
}

// Moves are heard on the document: a handle that is moved within it loses hold of the pointer.
function onPoint(event, item) {
  if (event.button !== 0) return;
  event.preventDefault();
  take(item);
  const move = (at) => {
    const under = items().find((other) => {
      const box = other.getBoundingClientRect();
      return other !== item && at.clientY > box.top && at.clientY < box.bottom;
    });
    if (!under) return;
    const box = under.getBoundingClientRect();
    if (at.clientY < box.top + box.height / 2) under.before(item);
    else under.after(item);
  };
  const end = (at) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    if (at.type === "pointercancel") putBack();
    else drop();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

if (list && form) {
  for (const item of items()) {
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "builder__handle";
    handle.textContent = "≡";
    handle.setAttribute("aria-label", `Move ${item.dataset.title}: Enter to hold it, then the arrow keys`);
    handle.addEventListener("keydown", (event) => onKey(event, handle, item));
    handle.addEventListener("pointerdown", (event) => onPoint(event, item));
    handle.addEventListener("blur", () => { if (held === item) handle.focus(); });
    item.prepend(handle);
  }
  list.classList.add("builder--drags");
}
