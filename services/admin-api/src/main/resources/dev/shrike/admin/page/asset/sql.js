// The SQL console: an editor that completes names, marks where a statement is wrong and remembers what was run in this browser; and results
// that sort and page.
"use strict";
(() => {
  const form = document.getElementById("sql-form");
  const area = document.getElementById("sql");
  if (!form || !area) {
    return;
  }
  const tables = JSON.parse(form.dataset.tables || "{}");
  const editor = globalThis.CodeMirror
    ? CodeMirror.fromTextArea(area, {
        mode: "text/x-pgsql",
        lineNumbers: true,
        lineWrapping: true,
        matchBrackets: true,
        indentWithTabs: false,
        viewportMargin: Infinity,
        hintOptions: { tables, completeSingle: false },
        extraKeys: {
          "Ctrl-Enter": () => form.requestSubmit(document.getElementById("run")),
          "Cmd-Enter": () => form.requestSubmit(document.getElementById("run")),
          "Ctrl-Space": "autocomplete",
          Tab: false,
          "Shift-Tab": false,
        },
      })
    : null;
  if (editor) {
    const field = editor.getInputField();
    field.setAttribute("aria-labelledby", "sql-label");
    document.querySelector("label[for='sql']").addEventListener("click", () => editor.focus());
    editor.on("change", () => editor.save());
    editor.on("inputRead", (_, change) => {
      if (change.text.length === 1 && /^[a-z_.]$/i.test(change.text[0])) {
        editor.showHint();
      }
    });
  } else {
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        form.requestSubmit(document.getElementById("run"));
      }
    });
  }
  const text = () => (editor ? editor.getValue() : area.value);
  const set = (sql) => {
    if (editor) {
      editor.setValue(sql);
      editor.focus();
    } else {
      area.value = sql;
      area.focus();
    }
  };
  const insert = (name) => {
    if (editor) {
      editor.replaceSelection(name);
      editor.focus();
    } else {
      area.setRangeText(name, area.selectionStart, area.selectionEnd, "end");
      area.focus();
    }
  };

  // History: in this browser's storage, and nowhere else.
  const KEY = "shrike-sql-history";
  const MOST = 50;
  const list = document.getElementById("history");
  const forget = document.getElementById("forget");
  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(found) ? found.filter((sql) => typeof sql === "string") : [];
    } catch {
      return [];
    }
  };
  const showHistory = () => {
    const known = read();
    list.replaceChildren(
      ...known.map((sql) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "name";
        button.textContent = sql.length > 120 ? `${sql.slice(0, 120)}…` : sql;
        button.addEventListener("click", () => set(sql));
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
    forget.hidden = known.length === 0;
  };
  const remember = (sql) => {
    const known = [sql, ...read().filter((other) => other !== sql)].slice(0, MOST);
    try {
      localStorage.setItem(KEY, JSON.stringify(known));
    } catch {
      // a browser that keeps nothing has no history
    }
    showHistory();
  };
  forget.addEventListener("click", () => {
    localStorage.removeItem(KEY);
    showHistory();
  });
  showHistory();

  // Buttons that put something into the editor.
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-insert], [data-sql]") : null;
    if (!button) {
      return;
    }
    if (button.dataset.sql === undefined) {
      insert(button.dataset.insert);
    } else {
      set(button.dataset.sql);
      const name = document.getElementById("save-name");
      name.value = button.dataset.name;
    }
  });

  // Running: a statement is remembered when it is sent, and can be given up.
  const cancel = document.getElementById("cancel");
  cancel.addEventListener("click", () => htmx.trigger(form, "htmx:abort"));
  form.addEventListener("htmx:configRequest", (event) => {
    event.detail.parameters.set ? event.detail.parameters.set("sql", text()) : (event.detail.parameters.sql = text());
  });
  form.addEventListener("htmx:beforeRequest", () => {
    clearMark();
    if (text().trim()) {
      remember(text().trim());
    }
    cancel.hidden = false;
  });
  form.addEventListener("htmx:afterRequest", () => {
    cancel.hidden = true;
  });
  // The download is an ordinary form: htmx is to leave it alone.
  for (const plain of form.querySelectorAll("[data-plain]")) {
    plain.addEventListener("click", (event) => {
      event.preventDefault();
      if (editor) {
        editor.save();
      }
      form.submit();
    });
  }

  // Where it is wrong.
  let mark = null;
  const clearMark = () => {
    mark?.clear();
    mark = null;
  };
  const showMark = (line, column) => {
    if (!editor) {
      return;
    }
    const at = { line: line - 1, ch: Math.max(0, column - 1) };
    const word = editor.findWordAt(at);
    const end = word.head.ch > at.ch ? word.head : { line: at.line, ch: at.ch + 1 };
    mark = editor.markText(at, end, { className: "sql-wrong" });
    editor.setCursor(at);
  };

  // Results: sorted by a column, a page at a time.
  const dress = (table) => {
    const body = table.tBodies[0];
    const size = Number(table.dataset.page);
    let rows = Array.from(body.rows);
    const original = rows;
    let page = 0;
    const pager = document.createElement("nav");
    pager.className = "pager";
    pager.setAttribute("aria-label", "Pages of the result");
    const said = document.createElement("p");
    said.className = "pager-said";
    const step = (label, by) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        page += by;
        draw();
      });
      return button;
    };
    const before = step("Previous", -1);
    const after = step("Next", 1);
    pager.append(said, before, after);
    const draw = () => {
      const pages = Math.max(1, Math.ceil(rows.length / size));
      page = Math.min(Math.max(page, 0), pages - 1);
      body.replaceChildren(...rows.slice(page * size, (page + 1) * size));
      said.textContent = `${page * size + 1}–${Math.min(rows.length, (page + 1) * size)} of ${rows.length}`;
      before.disabled = page === 0;
      after.disabled = page === pages - 1;
    };
    const value = (row, column, number) => {
      const cell = row.cells[column];
      if (cell.classList.contains("null")) {
        return null;
      }
      return number ? Number(cell.textContent) : cell.textContent;
    };
    const compare = (one, other) => {
      if (one === null || other === null) {
        return (one === null) - (other === null);
      }
      return typeof one === "number" ? one - other : one.localeCompare(other);
    };
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const number = head.classList.contains("number");
      head.querySelector("button").addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const next = was === "ascending" ? "descending" : was === "descending" ? null : "ascending";
        for (const other of table.tHead.rows[0].cells) {
          other.removeAttribute("aria-sort");
        }
        if (next) {
          head.setAttribute("aria-sort", next);
          const sign = next === "ascending" ? 1 : -1;
          rows = original.slice().sort((a, b) => sign * compare(value(a, column, number), value(b, column, number)));
        } else {
          rows = original;
        }
        page = 0;
        draw();
      });
    });
    draw();
    if (rows.length > size) {
      table.closest(".table-wrap").after(pager);
    }
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "result") {
      return;
    }
    for (const table of event.detail.target.querySelectorAll("[data-sortable]")) {
      dress(table);
    }
    const wrong = event.detail.target.querySelector("[data-line]");
    if (wrong) {
      showMark(Number(wrong.dataset.line), Number(wrong.dataset.column));
    }
  });
})();
