package ca.chartside.desktop.inbox;

import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the server found, as far as it was loaded.
 *
 * @param of what was asked: the next page is asked for with it
 * @param next the cursor behind the last hit; null at the end
 */
record Found(
        SearchQuery of,
        PatientList people,
        List<SearchPage.Hit> hits,
        @Nullable String next) {
    /** So many patients stand above the conversations unless all are asked for. */
    static final int FEW = 3;

    Found longer(SearchPage page) {
        List<SearchPage.Hit> longer = new ArrayList<>(hits);
        longer.addAll(page.hits());
        return new Found(of, people, List.copyOf(longer), page.next());
    }

    boolean has(UUID conversation) {
        return hits.stream().anyMatch(hit -> hit.conversation().id().equals(conversation));
    }

    /** With a conversation as it is now. */
    Found with(ConversationRow now) {
        List<SearchPage.Hit> changed = hits.stream()
                .map(hit -> hit.conversation().id().equals(now.id()) ? hit.with(now) : hit)
                .toList();
        return new Found(of, people, changed, next);
    }

    /** Patients first. @param all whether more than a few of them */
    List<Item> items(boolean all) {
        List<Item> lines = new ArrayList<>();
        List<Patient> patients = people.patients();
        boolean few = !all && !hits.isEmpty() && patients.size() > FEW;
        if (!patients.isEmpty() && of.conversations()) {
            lines.add(new Item.Heading(Section.PATIENTS));
        }
        patients.stream()
                .limit(few ? FEW : patients.size())
                .map(Item.Person::new)
                .forEach(lines::add);
        if (few) {
            lines.add(new Item.MorePeople());
        }
        if (!hits.isEmpty()) {
            lines.add(new Item.Heading(Section.CONVERSATIONS));
        }
        hits.stream().map(Item.Hit::new).forEach(lines::add);
        return List.copyOf(lines);
    }
}
