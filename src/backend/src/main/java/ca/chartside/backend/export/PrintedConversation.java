package ca.chartside.backend.export;

import ca.chartside.protocol.ConversationExport;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Draws a conversation as PDF pages with the patient on each. Letters beyond the font's (Latin, Greek, Cyrillic) are drawn as a #;
 * the data has them all. Any thread; one at a time draws, for it takes memory.
 */
public final class PrintedConversation {
    private static final String FONTS = "/com/formdev/flatlaf/fonts/roboto/Roboto-";

    /** What may be typed and no XML may hold. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ca.chartside.backend");
    private final Semaphore one = new Semaphore(1, true);

    public PrintedConversation() {
        XRLog.setLoggingEnabled(false); // it tells of each page, and what it stumbles over may be a patient's words
    }

    /** What the template is given. */
    record Page(ConversationExport export, boolean whole, ZoneId zone, PrintWords words) {}

    byte[] pdf(ConversationExport export, PrintWords words) {
        return pdf(export, true, words);
    }

    /** What was chosen of a conversation, which the pages say. */
    public byte[] pdf(ChartNote.Pages pages) {
        return pdf(pages.chosen(), false, pages.words());
    }

    private byte[] pdf(ConversationExport export, boolean whole, PrintWords words) {
        StringOutput html = new StringOutput(8192);
        engine.render("export/conversation.jte", new Page(export, whole, ZoneId.of(export.zone()), words), html);
        one.acquireUninterruptibly();
        try {
            return draw(NOT_IN_XML.matcher(html.toString()).replaceAll("\ufffd"));
        } finally {
            one.release();
        }
    }

    private static byte[] draw(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .useUriResolver((base, address) -> null) // nothing is fetched from anywhere
                .withHtmlContent(html, null)
                .useFont(() -> font("Regular"), "Roboto", 400, FontStyle.NORMAL, true)
                .useFont(() -> font("Bold"), "Roboto", 700, FontStyle.NORMAL, true)
                .toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String weight) {
        InputStream font = PrintedConversation.class.getResourceAsStream(FONTS + weight + ".ttf");
        return Objects.requireNonNull(font, "the font is not among the libraries");
    }
}
