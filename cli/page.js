"use strict";
for (const box of document.querySelectorAll("input[data-kind]"))
  box.addEventListener("change", () => document.body.classList.toggle("hide-" + box.dataset.kind, !box.checked));
for (const field of document.querySelectorAll("input[data-filter]"))
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of field.closest("section").querySelectorAll("tbody tr"))
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
const key = (row, column) => row.cells[column].dataset.s ?? row.cells[column].textContent;
for (const button of document.querySelectorAll("th button"))
  button.addEventListener("click", () => {
    const head = button.closest("th"), table = head.closest("table"), body = table.tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending", column = head.cellIndex;
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row, place) => [key(row, column), place, row]);
    rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]) * (down ? -1 : 1));
    body.append(...rows.map((row) => row[2]));
  });
let opened = [];
addEventListener("beforeprint", () => { opened = [...document.querySelectorAll("details:not([open])")]; for (const part of opened) part.open = true; });
addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
