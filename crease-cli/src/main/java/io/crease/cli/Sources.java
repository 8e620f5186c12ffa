package io.crease.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Papers that a run stands on, as BibTeX. */
final class Sources {
    private static final String RAGHU =
            """
            @inproceedings{raghu2017expressive,
              title     = {On the Expressive Power of Deep Neural Networks},
              author    = {Raghu, Maithra and Poole, Ben and Kleinberg, Jon and Ganguli, Surya and Sohl-Dickstein, Jascha},
              booktitle = {Proceedings of the 34th International Conference on Machine Learning},
              series    = {Proceedings of Machine Learning Research},
              volume    = {70},
              pages     = {2847--2854},
              year      = {2017}
            }""";

    /** By the words with which rows name them. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put(
                "Poole et al. 2016",
                """
                @inproceedings{poole2016exponential,
                  title     = {Exponential expressivity in deep neural networks through transient chaos},
                  author    = {Poole, Ben and Lahiri, Subhaneil and Raghu, Maithra and Sohl-Dickstein, Jascha and Ganguli, Surya},
                  booktitle = {Advances in Neural Information Processing Systems},
                  volume    = {29},
                  year      = {2016}
                }""");
        OTHERS.put(
                "Hanin, Jeong & Rolnick 2022",
                """
                @inproceedings{hanin2022deep,
                  title     = {Deep {ReLU} Networks Preserve Expected Length},
                  author    = {Hanin, Boris and Jeong, Ryan and Rolnick, David},
                  booktitle = {International Conference on Learning Representations},
                  year      = {2022}
                }""");
        OTHERS.put(
                "Montúfar et al. 2014",
                """
                @inproceedings{montufar2014number,
                  title     = {On the Number of Linear Regions of Deep Neural Networks},
                  author    = {Mont{\\'u}far, Guido and Pascanu, Razvan and Cho, Kyunghyun and Bengio, Yoshua},
                  booktitle = {Advances in Neural Information Processing Systems},
                  volume    = {27},
                  year      = {2014}
                }""");
        OTHERS.put(
                "Montúfar 2017",
                """
                @inproceedings{montufar2017notes,
                  title     = {Notes on the number of linear regions of deep neural networks},
                  author    = {Mont{\\'u}far, Guido},
                  booktitle = {International Conference on Sampling Theory and Applications},
                  year      = {2017}
                }""");
        OTHERS.put(
                "Serra et al. 2018",
                """
                @inproceedings{serra2018bounding,
                  title     = {Bounding and Counting Linear Regions of Deep Neural Networks},
                  author    = {Serra, Thiago and Tjandraatmadja, Christian and Ramalingam, Srikumar},
                  booktitle = {Proceedings of the 35th International Conference on Machine Learning},
                  series    = {Proceedings of Machine Learning Research},
                  volume    = {80},
                  pages     = {4558--4566},
                  year      = {2018}
                }""");
    }

    private Sources() {}

    /** The paper, and those that rows name as the source of a prediction, bound or claim. */
    static List<String> of(Run run) {
        StringBuilder named = new StringBuilder();
        run.rows().forEach(row -> {
            named.append(row.row().statistic()).append('\n');
            row.row().predictions().forEach(p -> named.append(p.source()).append('\n'));
        });
        run.findings().forEach(finding -> named.append(finding.source()).append('\n'));
        String all = named.toString();
        List<String> entries = new ArrayList<>(List.of(RAGHU));
        OTHERS.forEach((words, entry) -> {
            if (all.contains(words)) {
                entries.add(entry);
            }
        });
        return entries;
    }
}
