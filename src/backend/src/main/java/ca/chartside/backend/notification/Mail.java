package ca.chartside.backend.notification;

import ca.chartside.backend.portal.Words;

/** An e-mail to a patient: what the mail server needs to know of it. It says nothing of health. */
sealed interface Mail permits Notice, CodeMail {
    /** Names it among all of ours, the same however often it is sent. */
    String name();

    /** The patient's address. */
    String to();

    /** Whom it is from. */
    String clinicName();

    Words words();

    String subject();

    /** What is read where no HTML is shown. */
    String text();

    /** What its HTML is made by. */
    String template();
}
