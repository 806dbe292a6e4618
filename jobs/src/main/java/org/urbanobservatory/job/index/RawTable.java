package org.urbanobservatory.job.index;

import java.util.List;
import org.urbanobservatory.model.Issue;

/**
 * A table as text, from whatever format.
 *
 * @param columns names, lower case
 * @param rows that could be split into cells
 * @param issues a rejected row each
 */
record RawTable(List<String> columns, List<RawRow> rows, List<Issue> issues) {}
