// The only script. It keeps how a reader wants to see the pages (text size, contrast, colours) in this
// browser, lets Chinese titles break between words, says what a list was narrowed to, and prints. Loaded
// in <head> without defer, so that a page is never drawn the wrong way first. Every page works without
// it; what needs it has the class "needs-js".
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

  // A Chinese title that needs two lines breaks between words. A number stays with its neighbours, a
  // single character (局, 县, 场) with the word before it, and the term of the portal stays whole. The
  // text itself stays as it is.
  function allow_breaks(text, segmenter) {
    var words = Array.from(segmenter.segment(text.data));
    for (var index = words.length - 1; index > 0; --index) {
      var before = words[index - 1];
      var after = words[index];
      if (!before.isWordLike || !after.isWordLike) continue;
      if (after.segment.length < 2 || /\d/.test(before.segment + after.segment)) continue;
      if (before.segment + after.segment === "法治政府") continue;
      text.parentNode.insertBefore(document.createElement("wbr"), text.splitText(after.index));
    }
  }

  function break_between_words(title) {
    if (!title.matches(":lang(zh)") || !window.Intl || !Intl.Segmenter) return;
    var segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    var walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    var texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(function (text) {
      if (text.parentNode.matches(":lang(zh)")) allow_breaks(text, segmenter);
    });
    title.classList.add("by-words");
  }

  // The style sheet narrows a list to what a link leads to; here it is said, and the link is marked.
  function say_what_is_chosen(choices) {
    var chosen = document.querySelector(".chosen:target");
    choices.querySelectorAll("a").forEach(function (link) {
      var leads_there = chosen && link.hash === "#" + chosen.id;
      if (leads_there) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    choices.querySelector("[data-chosen]").textContent = chosen ? chosen.firstChild.data.trim() : "";
  }

  function open_for_print() {
    document.querySelectorAll("details.fold").forEach(function (fold) {
      fold.open = true;
    });
  }

  window.addEventListener("beforeprint", open_for_print);

  document.addEventListener("DOMContentLoaded", function () {
    settings.forEach(connect);
    document.querySelectorAll(".choices").forEach(function (choices) {
      say_what_is_chosen(choices);
      window.addEventListener("hashchange", function () {
        say_what_is_chosen(choices);
      });
    });
    document.querySelectorAll("h1, .brand__name, .card__title, .pair__head a").forEach(break_between_words);
    document.querySelectorAll(".settings").forEach(close_on_leaving);
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () {
        window.print();
      });
    });
  });
})();
