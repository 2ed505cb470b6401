package ca.chartside.protocol;

/**
 * The staff API's paths. Each is below the server's address; {@code {…}} stands for one path segment. The patient portal's
 * pages are not here: only browsers follow those.
 */
public final class Paths {
    public static final String API = "/api/v1";

    /** POST signs in ({@link SignInRequest} → {@link Session}); DELETE signs out and revokes the session's tokens. */
    public static final String SESSION = API + "/session";

    /** POST {@link RefreshRequest} → {@link Session}: the old refresh token is spent by it. */
    public static final String SESSION_REFRESH = SESSION + "/refresh";

    /** GET → {@link Me}. */
    public static final String ME = API + "/me";

    /** GET {@code ?tab=triage|mine|patient[&patient=N][&cursor=…][&limit=…]} → {@link ConversationPage}. */
    public static final String CONVERSATIONS = API + "/conversations";

    /** GET → {@link ConversationRow}. */
    public static final String CONVERSATION = CONVERSATIONS + "/{id}";

    /** GET {@code ?before=SEQ&limit=N} → {@link MessagePage}. */
    public static final String CONVERSATION_MESSAGES = CONVERSATION + "/messages";

    public static final String CONVERSATION_FILES = CONVERSATION + "/files";

    /** POST {@link ReadRequest} → 204: the signed-in user has seen the conversation up to that number. */
    public static final String CONVERSATION_READ = CONVERSATION + "/read";

    /** POST {@link ConversationAction} → {@link ConversationRow}. */
    public static final String CONVERSATION_ACTIONS = CONVERSATION + "/actions";

    /** POST {@link NoteRequest} → {@link Message}. */
    public static final String CONVERSATION_NOTES = CONVERSATION + "/notes";

    /** GET {@code [?notes=true]} → {@link ConversationExport}. */
    public static final String CONVERSATION_JSON = CONVERSATION + "/export.json";

    /** GET {@code [?notes=true][&language=en|fr]} → {@code application/pdf}. */
    public static final String CONVERSATION_PDF = CONVERSATION + "/export.pdf";

    /** POST {@link PresenceRequest} → 204: what the signed-in user does with the conversation now. */
    public static final String CONVERSATION_PRESENCE = CONVERSATION + "/presence";

    /** GET → {@link MemberList}. */
    public static final String CONVERSATION_MEMBERS = CONVERSATION + "/members";

    /** POST {@link SendRequest} → {@link SendResult}. */
    public static final String MESSAGES = API + "/messages";

    /** POST {@link TakeBackRequest} → {@link Message}: the patient sees from now on that it was removed. Its author alone may do so. */
    public static final String MESSAGE_TAKE_BACK = MESSAGES + "/{id}/take-back";

    /**
     * PUT takes a file's bytes, its name percent-encoded (UTF-8) in the header {@link #FILE_NAME_HEADER} → {@link StoredFile}; GET
     * gives them. A file that neither a message nor a saved reply names is deleted after a day.
     */
    public static final String FILE = API + "/files/{id}";

    /**
     * GET gives a picture's thumbnail as a JPEG of at most 320 pixels either way. 202 with {@code Retry-After}: it is being made. {@link
     * ErrorKind#FILE_HAS_NO_PICTURE}: there is none, of this kind of file or of this file.
     */
    public static final String FILE_THUMBNAIL = FILE + "/thumbnail";

    /** As {@link #FILE_THUMBNAIL}, of at most 2048 pixels either way: a picture to be looked at. */
    public static final String FILE_VIEW = FILE + "/view";

    /** POST {@link FileCopyRequest} → {@link StoredFile}: what the asker may open, as a file of theirs that nothing names yet. */
    public static final String FILE_COPY = FILE + "/copy";

    public static final String FILE_NAME_HEADER = "X-File-Name";

    /** GET → {@link StaffList}. */
    public static final String STAFF = API + "/staff";

    /** POST {@link PatientSearch} → {@link PatientList}: what is searched for never stands in a URL. */
    public static final String PATIENT_SEARCH = API + "/patients/search";

    /** POST {@link SearchRequest} → {@link SearchPage}: what is searched for never stands in a URL. */
    public static final String SEARCH = API + "/search";

    /** GET → {@link SavedReplyList}. */
    public static final String SAVED_REPLIES = API + "/saved-replies";

    /** PUT {@link SavedReplyRequest} → {@link SavedReply}; DELETE → 204, also where it is gone already. */
    public static final String SAVED_REPLY = SAVED_REPLIES + "/{id}";

    /** GET → {@link Patient}. */
    public static final String PATIENT = API + "/patients/{demographicNo}";

    /** GET → {@link PatientAccess}. */
    public static final String PATIENT_ACCESS = PATIENT + "/access";

    /** POST {@link UnlockRequest} → {@link PatientAccess}. */
    public static final String PATIENT_UNLOCK = PATIENT_ACCESS + "/unlock";

    /** DELETE → 204: the patient is signed in nowhere any more. */
    public static final String PATIENT_SESSIONS = PATIENT_ACCESS + "/sessions";

    /** GET {@code ?state=open[&limit=N]} → {@link FilingList}: what still is to be filed to charts. */
    public static final String FILINGS = API + "/filings";

    /** POST {@link FilingRequest} → {@link FilingPreview}. */
    public static final String FILING_PREVIEW = FILINGS + "/preview";

    /** PUT {@link FilingRequest} → {@link FilingContent}. */
    public static final String FILING = FILINGS + "/{id}";

    /** GET → {@code application/pdf}: the messages of a filing as pages. */
    public static final String FILING_PAGES = FILING + "/pages.pdf";

    /** POST {@link FilingAgain} → {@link FilingContent}. */
    public static final String FILING_AGAIN = FILING + "/again";

    /** POST {@link FilingOutcome} → {@link Filing}. */
    public static final String FILING_OUTCOME = FILING + "/outcome";

    /** GET {@code [?patients=1,2,3]} → {@link Counts}; at most {@link Limits#COUNTS_PATIENTS} patients. */
    public static final String COUNTS = API + "/counts";

    /**
     * GET → {@code text/event-stream} of {@link Event}s: {@code id} is the event's number, {@code data} its JSON; and of {@link
     * Presence}s, which have no number. A
     * {@code Last-Event-ID} header resumes behind that number; without one the stream starts at what is newest.
     */
    public static final String EVENTS = API + "/events";

    private Paths() {}
}
