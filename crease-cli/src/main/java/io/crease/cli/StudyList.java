package io.crease.cli;

import io.crease.network.Catalogue;
import io.crease.study.Claim;
import io.crease.study.Study;

/** What {@code crease study list} prints. */
final class StudyList {
    private StudyList() {}

    static String text(Catalogue<Study> studies) {
        StringBuilder text = new StringBuilder();
        for (Study study : studies.entries()) {
            text.append(study.name()).append('\n');
            indented(text, study.describe(), "    ");
            indented(text, study.plan(), "    ");
            if (!study.data().isEmpty()) {
                indented(text, "Data: " + String.join(", ", study.data()) + ".", "    ");
            }
            for (Claim claim : study.claims()) {
                indented(text, claim.id() + ": " + claim.text() + " (" + claim.source() + ")", "    - ");
                indented(text, "borne out if " + claim.rule(), "        ");
            }
        }
        return text.toString();
    }

    private static void indented(StringBuilder text, String line, String first) {
        String indent = first;
        for (String part : PlainText.wrapped(line).lines().toList()) {
            text.append(indent).append(part).append('\n');
            indent = " ".repeat(first.length());
        }
    }
}
