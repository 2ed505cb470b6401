/* One window for all charts and one for all master records, as OSCAR has them. */
function openChart(address) {
  openReused(address, "encounter");
}
function openMaster(address) {
  openReused(address, "master");
}
function openReused(address, name) {
  var known = window["opened_" + name];
  if (known && !known.closed && known.noteWritten && !confirm("The note in the open chart is not saved. Open the other chart all the same?")) {
    known.focus();
    return;
  }
  var opened = window.open(address, name, "height=710,width=1024,location=no,scrollbars=yes,menubars=no,toolbars=no,resizable=yes,screenX=50,screenY=50");
  window["opened_" + name] = opened;
  opened.focus();
}
document.addEventListener("input", function (event) {
  if (event.target.name === "caseNote_note") {
    window.noteWritten = true;
  }
});
