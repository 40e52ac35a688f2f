// The frame hides itself until its scripts have run, and what is hidden takes no focus: "autofocus" comes to nothing.
document.addEventListener("alpine:initialized", () => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) {
      document.querySelector("#login-form [autofocus]")?.focus();
    }
  });
});

// What a bookmark carries to a form behind this page is kept in this window until somebody is let in.
if (location.hash.startsWith("#words=")) {
  sessionStorage.setItem("carried", location.hash.slice(1));
}
