/* What the icons show and say: a page and what is known about the client, made into words and marks. */
const MOST = 99;

/**
 * @param page its `kind`, `patient`, `demographicNo` and `trouble`
 * @param shown what the worker last said: `connection` (ONLINE, OFFLINE, SIGNED_OUT, ABSENT, MISSING, OLD_CLIENT, OLD_COMPANION or
 *     FOREIGN), `number`, `urgent`
 * @param say a message of _locales by its key, and its parts
 * @returns `look` (full, hollow or slash), `grey`, and of `logo` and `envelope` their `name`, `hint` and `badge`; `envelope` is null
 *     where nobody knows whose history to open
 */
export function labels(page, shown, say) {
  switch (shown.connection) {
    case "SIGNED_OUT":
      return both("hollow", say("signIn"), say("signInHint"));
    case "ABSENT":
      return both("slash", say("absent"), say("absentHint"));
    case "MISSING":
      return both("slash", say("missing"), say("missingHint"));
    case "OLD_CLIENT":
      return both("slash", say("oldClient"), say("oldHint"));
    case "OLD_COMPANION":
      return both("slash", say("oldCompanion"), say("oldHint"));
    case "FOREIGN":
      return both("slash", say("foreign"), say("foreignHint"));
    default:
      return connected(page, shown, say);
  }
}

function both(look, name, hint) {
  const button = { name, hint, badge: "" };
  return { look, grey: true, urgent: false, logo: button, envelope: { ...button } };
}

function connected(page, shown, say) {
  const online = shown.connection === "ONLINE";
  const number = online ? shown.number : 0;
  const look = { look: online ? "full" : "slash", grey: !online, urgent: online && shown.urgent && number > 0 };
  const badge = badgeOf(number, look.urgent);
  const hint = (key) => say(online ? key : "offlineHint");
  if (page.kind === "SCHEDULE") {
    const unread = unreadOnSchedule(number, look.urgent, say);
    return {
      ...look,
      logo: { name: number > 0 ? say("openWith", unread) : say("open"), hint: hint("openHint"), badge },
      envelope: { name: online ? unread : say("unreadUnknown"), hint: hint("scheduleHint"), badge },
    };
  }
  if (page.demographicNo === null || page.trouble !== null) {
    const why = page.trouble === "LOGGED_OUT" ? "loggedOutHint" : "unknownHint";
    return { ...look, urgent: false, logo: { name: say("find"), hint: hint(why), badge: "" }, envelope: null };
  }
  const name = nameOf(page.patient);
  return {
    ...look,
    logo: { name: name ? say("message", name) : say("messageThis"), hint: hint("messageHint"), badge: "" },
    envelope: { name: unreadOf(name, online, number, look.urgent, say), hint: hint("historyHint"), badge },
  };
}

function unreadOf(name, online, number, urgent, say) {
  if (!online) {
    return name ? say("history", name) : say("historyThis");
  }
  const key = number === 0 ? "none" : number === 1 ? "one" : "many";
  const unread = name ? say(`${key}From`, name, String(number)) : say(`${key}FromThis`, String(number));
  return urgent ? say("urgent", unread) : unread;
}

function unreadOnSchedule(number, urgent, say) {
  const unread = say(number === 0 ? "none" : number === 1 ? "one" : "many", String(number));
  return urgent ? say("urgent", unread) : unread;
}

function badgeOf(number, urgent) {
  if (number <= 0) {
    return "";
  }
  return (number > MOST ? `${MOST}+` : String(number)) + (urgent ? "!" : "");
}

/** OSCAR's capitals, as one says a name: `Anna TESTERSON`. Empty where there is none. */
function nameOf(patient) {
  const first = patient?.firstName ?? "";
  const last = patient?.lastName ?? "";
  const said = first === first.toUpperCase() ? first.toLowerCase().replace(/(^|[^\p{L}'’])(\p{L})/gu, capital) : first;
  return [said, last.toUpperCase()].filter(Boolean).join(" ");
}

function capital(whole, before, letter) {
  return before + letter.toUpperCase();
}
