// The only script. It keeps how a reader wants to see the pages (text size, contrast, colours) in this
// browser, and prints. Loaded in <head> without defer, so that a page is never drawn the wrong way
// first. Every page works without it; what needs it has the class "needs-js".
(function () {
  "use strict";

  var root = document.documentElement;
  var settings = ["size", "contrast", "theme"];
  var usual = "auto";

  // A browser may refuse its storage; then a choice lasts as long as the page.
  function recall(setting) {
    try {
      return window.localStorage.getItem("mb-" + setting);
    } catch (refused) {
      return null;
    }
  }

  function keep(setting, choice) {
    try {
      if (choice === usual) window.localStorage.removeItem("mb-" + setting);
      else window.localStorage.setItem("mb-" + setting, choice);
    } catch (refused) {
      return;
    }
  }

  function show(setting, choice) {
    if (choice && choice !== usual) root.setAttribute("data-" + setting, choice);
    else root.removeAttribute("data-" + setting);
  }

  root.classList.add("js");
  settings.forEach(function (setting) {
    show(setting, recall(setting));
  });

  function connect(setting) {
    var now = root.getAttribute("data-" + setting) || usual;
    document.querySelectorAll('.settings input[name="' + setting + '"]').forEach(function (input) {
      input.checked = input.value === now;
      input.addEventListener("change", function () {
        show(setting, input.value);
        keep(setting, input.value);
      });
    });
  }

  function close_on_leaving(panel) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
    document.addEventListener("click", function (event) {
      if (!panel.contains(event.target)) panel.open = false;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    settings.forEach(connect);
    document.querySelectorAll(".settings").forEach(close_on_leaving);
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () {
        window.print();
      });
    });
  });
})();
