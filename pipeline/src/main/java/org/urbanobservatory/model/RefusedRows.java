package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rows or features of a file are refused, so that one that several cities refuse counts once.
 * As text it is short: {@code feature 3,7-9; way 12}.
 *
 * @param numbers by what is numbered: {@code feature}, {@code line}, {@code way}, ...
 */
public record RefusedRows(SortedMap<String, NavigableSet<Long>> numbers) implements Serializable {
  /** Nothing is refused. */
  public static final RefusedRows NONE = new RefusedRows(Collections.emptySortedMap());

  private static final Pattern LOCATION = Pattern.compile("([a-z]+) (\\d+)");

  public RefusedRows {
    var copy = new TreeMap<String, NavigableSet<Long>>();
    numbers.forEach((what, of) -> copy.put(what, Collections.unmodifiableNavigableSet(of)));
    numbers = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * @param locations as issues name them, for example {@code feature 3}; each counts once
   */
  public static RefusedRows of(Collection<String> locations) {
    var numbers = new TreeMap<String, NavigableSet<Long>>();
    for (String location : locations) {
      Matcher matcher = LOCATION.matcher(location);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "Invalid location of a refused row: '%s' is not like 'feature 3'".formatted(location));
      }
      numbers
          .computeIfAbsent(matcher.group(1), w -> new TreeSet<>())
          .add(Long.valueOf(matcher.group(2)));
    }
    return new RefusedRows(numbers);
  }

  /** The rows of a {@link #text()}; none of null. */
  public static RefusedRows parse(String text) {
    var numbers = new TreeMap<String, NavigableSet<Long>>();
    for (String part : text == null ? List.<String>of() : List.of(text.split("; "))) {
      int blank = part.indexOf(' ');
      NavigableSet<Long> of =
          numbers.computeIfAbsent(part.substring(0, blank), w -> new TreeSet<>());
      for (String range : part.substring(blank + 1).split(",")) {
        String[] ends = range.split("-");
        for (long n = Long.parseLong(ends[0]); n <= Long.parseLong(ends[ends.length - 1]); n++) {
          of.add(n);
        }
      }
    }
    return new RefusedRows(numbers);
  }

  /** The rows of this and of another city, those of both once. */
  public RefusedRows plus(RefusedRows more) {
    var all = new TreeMap<String, NavigableSet<Long>>();
    numbers.forEach((what, of) -> all.put(what, new TreeSet<>(of)));
    more.numbers.forEach((what, of) -> all.computeIfAbsent(what, w -> new TreeSet<>()).addAll(of));
    return new RefusedRows(all);
  }

  public long size() {
    return numbers.values().stream().mapToLong(NavigableSet::size).sum();
  }

  /** The rows in ascending order, neighbours as a range; null for none. */
  public String text() {
    return numbers.isEmpty()
        ? null
        : numbers.entrySet().stream()
            .map(of -> of.getKey() + " " + ranges(of.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String ranges(NavigableSet<Long> ascending) {
    var text = new StringBuilder();
    long first = ascending.first();
    long last = first;
    for (long next : ascending) {
      if (next > last + 1) {
        text.append(range(first, last)).append(',');
        first = next;
      }
      last = next;
    }
    return text.append(range(first, last)).toString();
  }

  private static String range(long first, long last) {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
