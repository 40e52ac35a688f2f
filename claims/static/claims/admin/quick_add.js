// The bookmark that carries selected words here, and its landing. What it carries stands behind the address's
// "#": it is as long as it likes, and no server's log keeps it. Who has to sign in first finds it afterwards.
document.addEventListener("DOMContentLoaded", () => {
  const link = document.getElementById("bookmarklet");
  if (!link) {
    return;
  }
  const target = JSON.stringify(link.dataset.form);
  const carry =
    "(()=>{const s=String(getSelection()).trim();open(" + target +
    '+"#"+new URLSearchParams({words:s,url:location.href.split("#")[0],place_note:document.title}))})()';
  link.href = `javascript:${encodeURIComponent(carry)}`;
  link.closest("[hidden]").hidden = false;
  const carried = location.hash.slice(1) || sessionStorage.getItem("carried") || "";
  sessionStorage.removeItem("carried");
  for (const [name, value] of new URLSearchParams(carried)) {
    const field = document.getElementById(`id_record-${name}`);
    if (field && !field.value && ["words", "url", "place_note"].includes(name)) {
      field.value = value;
    }
  }
  const words = document.getElementById("id_record-words");
  if (!words.value) {
    words.focus();
  }
});
