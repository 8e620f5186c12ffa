package io.crease.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The works that claims and predictions name as their sources, as BibTeX. */
final class Bibliography {

    /**
     * A work.
     *
     * @param named how sources name it: {@code Poole et al. 2016}
     * @param bibtex its entry
     */
    private record Work(String named, String bibtex) {}

    private static final List<Work> WORKS = List.of(
            new Work(
                    "Raghu et al. 2017",
                    """
                    @inproceedings{raghu2017expressive,
                      author    = {Raghu, Maithra and Poole, Ben and Kleinberg, Jon and Ganguli, Surya and Sohl-Dickstein, Jascha},
                      title     = {On the Expressive Power of Deep Neural Networks},
                      booktitle = {Proceedings of the 34th International Conference on Machine Learning},
                      series    = {PMLR},
                      volume    = {70},
                      pages     = {2847--2854},
                      year      = {2017},
                      eprint    = {1606.05336}
                    }"""),
            new Work(
                    "Poole et al. 2016",
                    """
                    @inproceedings{poole2016exponential,
                      author    = {Poole, Ben and Lahiri, Subhaneil and Raghu, Maithra and Sohl-Dickstein, Jascha and Ganguli, Surya},
                      title     = {Exponential Expressivity in Deep Neural Networks through Transient Chaos},
                      booktitle = {Advances in Neural Information Processing Systems 29},
                      year      = {2016},
                      eprint    = {1606.05340}
                    }"""),
            new Work(
                    "Montúfar et al. 2014",
                    """
                    @inproceedings{montufar2014number,
                      author    = {Mont{\\'u}far, Guido and Pascanu, Razvan and Cho, Kyunghyun and Bengio, Yoshua},
                      title     = {On the Number of Linear Regions of Deep Neural Networks},
                      booktitle = {Advances in Neural Information Processing Systems 27},
                      year      = {2014},
                      eprint    = {1402.1869}
                    }"""),
            new Work(
                    "Montúfar 2017",
                    """
                    @inproceedings{montufar2017notes,
                      author    = {Mont{\\'u}far, Guido},
                      title     = {Notes on the Number of Linear Regions of Deep Neural Networks},
                      booktitle = {International Conference on Sampling Theory and Applications (SampTA)},
                      year      = {2017}
                    }"""),
            new Work(
                    "Serra et al. 2018",
                    """
                    @inproceedings{serra2018bounding,
                      author    = {Serra, Thiago and Tjandraatmadja, Christian and Ramalingam, Srikumar},
                      title     = {Bounding and Counting Linear Regions of Deep Neural Networks},
                      booktitle = {Proceedings of the 35th International Conference on Machine Learning},
                      series    = {PMLR},
                      volume    = {80},
                      year      = {2018},
                      eprint    = {1711.02114}
                    }"""),
            new Work(
                    "Hanin & Rolnick 2019",
                    """
                    @inproceedings{hanin2019complexity,
                      author    = {Hanin, Boris and Rolnick, David},
                      title     = {Complexity of Linear Regions in Deep Networks},
                      booktitle = {Proceedings of the 36th International Conference on Machine Learning},
                      series    = {PMLR},
                      volume    = {97},
                      year      = {2019},
                      eprint    = {1901.09021}
                    }"""),
            new Work(
                    "Zhang, Bengio & Singer 2019",
                    """
                    @article{zhang2019layers,
                      author  = {Zhang, Chiyuan and Bengio, Samy and Singer, Yoram},
                      title   = {Are All Layers Created Equal?},
                      journal = {arXiv preprint arXiv:1902.01996},
                      year    = {2019},
                      eprint  = {1902.01996}
                    }"""),
            new Work(
                    "Hanin, Jeong & Rolnick 2022",
                    """
                    @inproceedings{hanin2022preserve,
                      author    = {Hanin, Boris and Jeong, Ryan and Rolnick, David},
                      title     = {Deep ReLU Networks Preserve Expected Length},
                      booktitle = {International Conference on Learning Representations},
                      year      = {2022},
                      eprint    = {2102.10492}
                    }"""));

    private Bibliography() {}

    /** The paper, and the works that any of the texts names, each once, in the order of the list. */
    static List<String> of(Collection<String> texts) {
        return Stream.concat(WORKS.stream().limit(1), WORKS.stream().skip(1).filter(work -> texts.stream()
                        .anyMatch(text -> text.contains(work.named()))))
                .map(Work::bibtex)
                .toList();
    }

    /** Whether the source of a claim is in the list, so that its entry can be shown. */
    static boolean knows(String source) {
        return WORKS.stream().anyMatch(work -> source.contains(work.named()));
    }
}
