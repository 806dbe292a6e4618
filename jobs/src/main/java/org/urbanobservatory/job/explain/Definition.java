package org.urbanobservatory.job.explain;

import java.io.IOException;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.explain.PlaceScorer;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.model.Edition;

/** An edition whose scores are those of a release. */
record Definition(Edition edition) {

  /** Scores a place of a release, among the others of it where the edition compares them. */
  PlaceScorer scorer(ReleasedIndex index) throws IOException {
    return edition.isTreated()
        ? PlaceScorer.among(edition, index.values(), index.years())
        : PlaceScorer.alone(edition);
  }

  WhatIf whatIf(ReleasedIndex index) throws IOException {
    return new WhatIf(edition, scorer(index), Catalogue.load()::findVariable);
  }
}
