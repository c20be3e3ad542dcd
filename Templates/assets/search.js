/* Vitrine: search by a new image through `vitrine serve`. The one file that talks to a server, and only to the one
   that the page came from: the image is sent as the raw body of POST api/v1/search. */
(function () {
  "use strict";
  vitrine.served = /^https?:$/.test(location.protocol);

  /* image: a Blob. Calls done(error text, null) or done(null, answer); only the latest question is answered. */
  var latest = 0;
  vitrine.ask = function (image, k, done) {
    var ticket = ++latest;
    var request = new XMLHttpRequest();
    request.open("POST", "api/v1/search?k=" + k);
    request.setRequestHeader("Content-Type", image.type || "application/octet-stream");
    request.onload = function () {
      if (ticket !== latest) return;
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
      if (request.status === 200 && answer && answer.neighbours) return done(null, answer);
      var reason = answer && (answer.error && answer.error.message || answer.error || answer.message);
      done(typeof reason === "string" ? reason : request.status === 404 || request.status === 405
        ? "This server shows the pages but does not answer searches. Serve the site with “vitrine serve”."
        : "The server answered with status " + request.status + ".", null);
    };
    request.onerror = function () {
      if (ticket === latest) done("The server cannot be reached. Is “vitrine serve” still running?", null);
    };
    request.send(image);
  };
  /* What is still under way is no longer wanted. */
  vitrine.ask.cancel = function () { latest++; };
})();
