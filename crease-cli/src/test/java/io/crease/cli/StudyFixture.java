package io.crease.cli;

import io.crease.numeric.Workers;
import io.crease.study.Study;
import io.crease.study.StudyMonitor;
import io.crease.study.StudyRun;
import io.crease.study.StudySettings;
import io.crease.study.StudySize;
import java.nio.file.Path;
import java.util.List;

/** A study that was run, small, on a store that tests share. */
final class StudyFixture {
    private StudyFixture() {}

    /** The chapter of its quick run for the seeds 1 and 2. */
    static StudyChapter result(Study study, Path store) {
        try (Workers workers = new Workers(1)) {
            return StudyChapter.of(new StudyRun(workers, new StudyMonitor() {}, text -> {})
                    .of(study, new StudySettings(StudySize.QUICK, List.of(1L, 2L), null, store, false)));
        }
    }
}
