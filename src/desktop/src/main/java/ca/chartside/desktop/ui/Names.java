package ca.chartside.desktop.ui;

/** The components' names, by which tests find them; no user sees one. */
public final class Names {
    public static final String WINDOW = "main.window";
    public static final String USER_MENU = "user.menu";
    public static final String SIGN_OUT = "user.signOut";
    public static final String STRIP_NAME = "strip.name";
    public static final String STRIP_IDENTITY = "strip.identity";
    public static final String NEW_MESSAGE = "newMessage";
    public static final String THREAD_BACK = "thread.back";
    public static final String QUESTION = "chart.question";
    public static final String QUESTION_OPEN = "chart.question.open";
    public static final String QUESTION_NOT_NOW = "chart.question.notNow";
    public static final String COMPARE = "chart.compare";
    public static final String COMPARE_SAME = "chart.compare.same";
    public static final String OSCAR_PROVIDER = "chart.provider";
    public static final String OTHER_CHART = "chart.other";
    public static final String OTHER_CHART_OPEN = "chart.other.open";
    public static final String NOTICE = "frame.notice";
    public static final String CHOOSING_CANCEL = "frame.choosePatient.cancel";
    public static final String NOTICE_CLOSE = "frame.notice.close";
    public static final String TAB_TRIAGE = "tab.triage";
    public static final String TAB_MINE = "tab.mine";
    public static final String TAB_PATIENT = "tab.patient";
    public static final String SEARCH_FIELD = "search.field";
    public static final String SEARCH_RESULTS = "search.results";
    public static final String SEARCH_WHERE = "search.where";
    public static final String SEARCH_WIDEN = "search.where.widen";
    public static final String SEARCH_NONE_WIDEN = "search.none.widen";
    public static final String SEARCH_RETRY = "search.retry";
    public static final String SEARCH_MORE_RETRY = "search.more.retry";
    public static final String INBOX_LIST = "inbox.list";
    public static final String INBOX_EMPTY = "inbox.empty";
    public static final String INBOX_RETRY = "inbox.retry";
    public static final String STATUS_LINE = "status.line";
    public static final String STATUS_SHOW = "status.show";
    public static final String STATUS_TRY_NOW = "status.tryNow";
    public static final String THREAD_MENU = "thread.menu";
    public static final String STRIP_MENU = "strip.menu";
    public static final String THREAD_HERE = "thread.here";
    public static final String THREAD_VIEW = "thread.view";
    public static final String TAKE_BACK = "thread.takeBack.yes";
    public static final String TAKE_BACK_NOT = "thread.takeBack.no";
    public static final String COMPOSER_TEXT = "composer.text";
    public static final String COMPOSER_SEND = "composer.send";
    public static final String COMPOSER_SEND_MENU = "composer.sendMenu";
    public static final String COMPOSER_TO = "composer.to";
    public static final String COMPOSER_ABOUT = "composer.about";
    public static final String COMPOSER_MODE_MESSAGE = "composer.mode.message";
    public static final String COMPOSER_MODE_NOTE = "composer.mode.note";
    public static final String COMPOSER_ADD_NOTE = "composer.addNote";
    public static final String COMPOSER_ATTACH = "composer.attach";
    public static final String COMPOSER_REPLIES = "composer.replies";
    public static final String REPLIES_POPUP = "replies.popup";
    public static final String REPLIES_MANAGE = "replies.manage";
    public static final String REPLIES_SAID = "replies.said";
    public static final String REPLIES_LIST = "replies.list";
    public static final String COMPOSER_NOTICE = "composer.notice";

    private Names() {}
}
