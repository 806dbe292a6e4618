package org.urbanobservatory.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects every problem, so that a user mends a file in one go. */
final class Problems {
  private final List<String> messages = new ArrayList<>();

  void add(String message) {
    if (!messages.contains(message)) {
      messages.add(message);
    }
  }

  void addAll(List<String> more) {
    more.forEach(this::add);
  }

  List<String> messages() {
    return List.copyOf(messages);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** What {@code making} gives, or nothing with the reason noted, after {@code place}. */
  <T> Optional<T> attempt(String place, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (CatalogueException e) {
      addAll(e.problems());
    } catch (IllegalArgumentException | NullPointerException e) {
      add("Invalid " + place + ": " + withoutPrefix(e.getMessage()));
    }
    return Optional.empty();
  }

  void throwIfAny() {
    if (!messages.isEmpty()) {
      throw new CatalogueException(messages);
    }
  }

  private static String withoutPrefix(String message) {
    return message == null ? "a value is missing" : message.replaceFirst("^Invalid ", "");
  }
}
