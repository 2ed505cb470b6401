package ca.chartside.desktop.net;

import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingList;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import java.nio.file.Path;
import java.util.UUID;

/** What of the clinic's server has to do with filing to charts. As {@link StaffApi}: every call blocks, and throws {@link ApiException}. */
public interface FilingApi {
    /** What such a wish would put into OSCAR: nothing is asked for by it. */
    FilingPreview preview(FilingRequest request);

    /** @param id made by the sender (UUIDv7): the same again is the same filing, and the same answer */
    FilingContent ask(UUID id, FilingRequest request);

    /** Once more what failed, with what of it stands by now. @param askedAt of what was seen to fail */
    FilingContent again(UUID id, long askedAt);

    /** Saves the messages of a filing as pages. */
    void pages(UUID id, Path into);

    /** Says what came of it; what stands in the chart stays, whatever is said later. @return as the server has it then */
    Filing settle(UUID id, FilingOutcome outcome);

    /** What somebody of the clinic still has to see to, the longest waiting first. */
    FilingList open();
}
