package ca.chartside.desktop.net;

import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.FileCopyRequest;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingAgain;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingList;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.PatientSearch;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyList;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.TakeBackRequest;
import ca.chartside.protocol.UnlockRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The staff API over HTTP. */
final class HttpStaffApi implements StaffApi, FilingApi, AccessApi {
    /** The pages of ten thousand messages are not drawn in a moment. */
    private static final Duration DRAWING = Duration.ofMinutes(2);

    private final Http http;
    private final StaffSession session;

    HttpStaffApi(Http http, StaffSession session) {
        this.http = http;
        this.session = session;
    }

    @Override
    public Me me() {
        return get(url(Paths.ME).build(), Me.class);
    }

    @Override
    public Counts counts() {
        return get(url(Paths.COUNTS).build(), Counts.class);
    }

    @Override
    public Counts countsOf(Collection<Integer> patients) {
        String numbers = patients.stream().map(String::valueOf).collect(Collectors.joining(","));
        HttpUrl url = url(Paths.COUNTS).addQueryParameter("patients", numbers).build();
        return get(url, Counts.class);
    }

    @Override
    public ConversationPage conversations(
            Tab tab, @Nullable Integer demographicNo, @Nullable String cursor, int limit) {
        HttpUrl.Builder url = url(Paths.CONVERSATIONS)
                .addQueryParameter(
                        "tab",
                        switch (tab) {
                            case TRIAGE -> "triage";
                            case MINE -> "mine";
                            case PATIENT -> "patient";
                        });
        if (demographicNo != null) {
            url.addQueryParameter("patient", demographicNo.toString());
        }
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        if (limit != Limits.PAGE_DEFAULT) {
            url.addQueryParameter("limit", Integer.toString(limit));
        }
        return get(url.build(), ConversationPage.class);
    }

    @Override
    public ConversationRow conversation(UUID conversationId) {
        return get(url(of(Paths.CONVERSATION, conversationId)).build(), ConversationRow.class);
    }

    @Override
    public MessagePage messages(UUID conversationId, long before) {
        return before(Paths.CONVERSATION_MESSAGES, conversationId, before);
    }

    @Override
    public MessagePage files(UUID conversationId, long before) {
        return before(Paths.CONVERSATION_FILES, conversationId, before);
    }

    private MessagePage before(String path, UUID conversationId, long before) {
        HttpUrl.Builder url = url(of(path, conversationId));
        if (before != Long.MAX_VALUE) {
            url.addQueryParameter("before", Long.toString(before));
        }
        return get(url.build(), MessagePage.class);
    }

    @Override
    public SendResult send(SendRequest request) {
        return needed(call(post(url(Paths.MESSAGES).build(), request), SendResult.class));
    }

    @Override
    public void markRead(UUID conversationId, long seq) {
        call(post(url(of(Paths.CONVERSATION_READ, conversationId)).build(), new ReadRequest(seq)), Void.class);
    }

    @Override
    public void presence(UUID conversationId, PresenceRequest.State state) {
        HttpUrl url = url(of(Paths.CONVERSATION_PRESENCE, conversationId)).build();
        call(post(url, new PresenceRequest(state)), Void.class);
    }

    @Override
    public ConversationRow act(UUID conversationId, ConversationAction action) {
        HttpUrl url = url(of(Paths.CONVERSATION_ACTIONS, conversationId)).build();
        return needed(call(post(url, action), ConversationRow.class));
    }

    @Override
    public Message addNote(UUID conversationId, NoteRequest note) {
        HttpUrl url = url(of(Paths.CONVERSATION_NOTES, conversationId)).build();
        return needed(call(post(url, note), Message.class));
    }

    @Override
    public Message takeBack(UUID messageId, TakeBackRequest request) {
        return needed(call(post(url(of(Paths.MESSAGE_TAKE_BACK, messageId)).build(), request), Message.class));
    }

    @Override
    public MemberList members(UUID conversationId) {
        return get(url(of(Paths.CONVERSATION_MEMBERS, conversationId)).build(), MemberList.class);
    }

    @Override
    public StaffList staff() {
        return get(url(Paths.STAFF).build(), StaffList.class);
    }

    @Override
    public PatientList searchPatients(String query) {
        return needed(call(post(url(Paths.PATIENT_SEARCH).build(), new PatientSearch(query)), PatientList.class));
    }

    @Override
    public SearchPage search(SearchRequest request) {
        return needed(call(post(url(Paths.SEARCH).build(), request), SearchPage.class));
    }

    @Override
    public Patient patient(int demographicNo) {
        return get(url(of(Paths.PATIENT, demographicNo)).build(), Patient.class);
    }

    @Override
    public SavedReplyList savedReplies() {
        return get(url(Paths.SAVED_REPLIES).build(), SavedReplyList.class);
    }

    @Override
    public SavedReply saveReply(UUID id, SavedReplyRequest reply) {
        HttpUrl url = url(of(Paths.SAVED_REPLY, id)).build();
        return needed(call(new Request.Builder().url(url).put(http.body(reply)).build(), SavedReply.class));
    }

    @Override
    public void deleteReply(UUID id) {
        HttpUrl url = url(of(Paths.SAVED_REPLY, id)).build();
        call(new Request.Builder().url(url).delete().build(), Void.class);
    }

    @Override
    public StoredFile upload(UUID id, String name, Path file, Transfer transfer) {
        Request request = new Request.Builder()
                .url(url(of(Paths.FILE, id)).build())
                .header(
                        Paths.FILE_NAME_HEADER,
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .put(new FileBody(file, transfer))
                .build();
        return needed(call(request, StoredFile.class));
    }

    @Override
    public StoredFile copyFile(UUID from, UUID id) {
        HttpUrl url = url(of(Paths.FILE_COPY, from)).build();
        FileCopyRequest asked = new FileCopyRequest(id);
        return needed(call(new Request.Builder().url(url).post(http.body(asked)).build(), StoredFile.class));
    }

    @Override
    public void download(UUID id, Path into, Transfer transfer) {
        save(url(of(Paths.FILE, id)).build(), into, Http.SILENCE, transfer);
    }

    @Override
    public Optional<byte[]> picture(UUID id, PictureSize size) {
        Request request =
                new Request.Builder().url(url(of(size.path(), id)).build()).build();
        return needed(authorized(bearing -> http.bytes(bearing.apply(request))));
    }

    @Override
    public void export(UUID conversationId, boolean notes, ExportForm form, String language, Path to) {
        HttpUrl url = url(of(form.path(), conversationId))
                .addQueryParameter("notes", Boolean.toString(notes))
                .addQueryParameter("language", language)
                .build();
        save(url, to, DRAWING, Transfer.UNSEEN);
    }

    @Override
    public FilingPreview preview(FilingRequest request) {
        return needed(call(post(url(Paths.FILING_PREVIEW).build(), request), FilingPreview.class));
    }

    @Override
    public FilingContent ask(UUID id, FilingRequest request) {
        HttpUrl url = url(of(Paths.FILING, id)).build();
        return needed(
                call(new Request.Builder().url(url).put(http.body(request)).build(), FilingContent.class));
    }

    @Override
    public FilingContent again(UUID id, long askedAt) {
        return needed(call(
                post(url(of(Paths.FILING_AGAIN, id)).build(), new FilingAgain(askedAt)), FilingContent.class));
    }

    @Override
    public void pages(UUID id, Path into) {
        save(url(of(Paths.FILING_PAGES, id)).build(), into, DRAWING, Transfer.UNSEEN);
    }

    @Override
    public Filing settle(UUID id, FilingOutcome outcome) {
        return needed(call(post(url(of(Paths.FILING_OUTCOME, id)).build(), outcome), Filing.class));
    }

    @Override
    public FilingList open() {
        return get(url(Paths.FILINGS).addQueryParameter("state", "open").build(), FilingList.class);
    }

    @Override
    public PatientAccess access(int demographicNo) {
        return get(url(of(Paths.PATIENT_ACCESS, demographicNo)).build(), PatientAccess.class);
    }

    @Override
    public PatientAccess unlock(int demographicNo, UnlockRequest request) {
        HttpUrl url = url(of(Paths.PATIENT_UNLOCK, demographicNo)).build();
        return needed(call(post(url, request), PatientAccess.class));
    }

    @Override
    public void signOutEverywhere(int demographicNo) {
        HttpUrl url = url(of(Paths.PATIENT_SESSIONS, demographicNo)).build();
        call(new Request.Builder().url(url).delete().build(), Void.class);
    }

    private void save(HttpUrl url, Path into, Duration silence, Transfer transfer) {
        Request request = new Request.Builder().url(url).build();
        authorized(bearing -> {
            http.download(bearing.apply(request), into, silence, transfer);
            return Boolean.TRUE;
        });
    }

    private HttpUrl.Builder url(String path) {
        return Http.at(session.base(), path).newBuilder();
    }

    private static String of(String path, UUID id) {
        return path.replace("{id}", id.toString());
    }

    private static String of(String path, int demographicNo) {
        return path.replace("{demographicNo}", Integer.toString(demographicNo));
    }

    private Request post(HttpUrl url, Object body) {
        return new Request.Builder().url(url).post(http.body(body)).build();
    }

    private <T> T get(HttpUrl url, Class<T> type) {
        return needed(call(new Request.Builder().url(url).build(), type));
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new ApiException(ErrorKind.INTERNAL);
        }
        return value;
    }

    private <T> @Nullable T call(Request request, Class<T> type) {
        return authorized(bearing -> http.exchange(bearing.apply(request), type).value());
    }

    /** Asks, and once more with a new token where the old one has run out. */
    private <T> @Nullable T authorized(Function<UnaryOperator<Request>, @Nullable T> ask) {
        String token = session.accessToken();
        try {
            return ask.apply(request -> bearing(request, token));
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.TOKEN_EXPIRED) {
                session.endIfOver(e.kind(), token);
                throw e;
            }
        }
        session.refresh(token);
        String fresh = session.accessToken();
        try {
            return ask.apply(request -> bearing(request, fresh));
        } catch (ApiException e) {
            session.endIfOver(e.kind(), fresh);
            throw e;
        }
    }

    static Request bearing(Request request, String token) {
        return request.newBuilder().header("Authorization", "Bearer " + token).build();
    }
}
