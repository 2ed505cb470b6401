package ca.chartside.testkit.oscar;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.testkit.sample.SamplePatients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What stands in OSCAR: the sample clinic's patients, their notes and documents. For any thread. */
final class Charts {
    private final Map<Integer, PatientRecord> patients = new ConcurrentHashMap<>();
    private final List<OscarNote> notes = new CopyOnWriteArrayList<>();
    private final List<OscarDocument> documents = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    Charts() {
        SamplePatients.all().forEach(this::put);
    }

    void put(PatientRecord patient) {
        patients.put(patient.demographicNo(), patient);
    }

    Optional<PatientRecord> patient(int demographicNo) {
        return Optional.ofNullable(patients.get(demographicNo));
    }

    OscarNote addNote(int demographicNo, String text, String type, boolean signed) {
        OscarNote note = new OscarNote(ids.incrementAndGet(), demographicNo, text, type, signed);
        notes.add(note);
        return note;
    }

    OscarDocument add(OscarDocument document) {
        OscarDocument numbered = new OscarDocument(
                ids.incrementAndGet(),
                document.demographicNo(),
                document.providerNo(),
                document.fileName(),
                document.description(),
                document.contentType(),
                document.content());
        documents.add(numbered);
        return numbered;
    }

    List<OscarNote> notes(int demographicNo) {
        return notes.stream()
                .filter(note -> note.demographicNo() == demographicNo)
                .toList();
    }

    List<OscarDocument> documents(int demographicNo) {
        return documents.stream()
                .filter(document -> document.demographicNo() == demographicNo)
                .toList();
    }
}
