// The frame hides itself until its scripts have run, and what is hidden takes no focus: "autofocus" comes to
// nothing. After a slip it is the password that is to be typed again.
document.addEventListener("alpine:initialized", () => {
  requestAnimationFrame(() => {
    const begin = document.querySelector("#login-form [autofocus]");
    const password = document.querySelector("#login-form [name=password]");
    if (begin && [document.body, begin].includes(document.activeElement)) {
      (begin.value && password ? password : begin).focus();
    }
  });
});

// What a bookmark carries to a form behind this page is kept in this window until somebody is let in.
if (location.hash.startsWith("#words=")) {
  sessionStorage.setItem("carried", location.hash.slice(1));
}
