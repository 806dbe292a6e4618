package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.CountryCodes;

/**
 * What a JSON Schema cannot say: ids that name each other, codes of the world, keys that need each
 * other. Reads the tree, so its findings stand beside those of the schema; a part of the wrong type
 * is passed over, the schema has said so.
 */
final class References {
  private final ReferenceTree tree;
  private final Set<String> editions;

  private References(ReferenceTree tree, Set<String> editions) {
    this.tree = tree;
    this.editions = editions;
  }

  /**
   * @param tree the substituted configuration
   * @param editions ids of the catalogue's editions
   */
  static List<String> problems(JsonNode tree, Set<String> editions) {
    var read = new ReferenceTree(tree);
    var references = new References(read, editions);
    references.checkYears();
    references.checkCountries();
    new InputReferences(read).check();
    new ExtentReferences(read).check();
    references.checkEditions();
    read.problems().addAll(LayerReferences.problems(tree));
    read.problems().addAll(SettingPairs.problems(tree));
    return read.problems();
  }

  private void checkYears() {
    tree.checkUnique("year", "years", ReferenceTree.texts(tree.root().path("years")));
  }

  private void checkCountries() {
    List<String> codes = ReferenceTree.values(tree.root().path("countries"), "code");
    tree.checkUnique("country code", "countries", codes);
    codes.stream()
        .filter(code -> !CountryCodes.isCountryCode(code))
        .forEach(
            code -> tree.add("unknown country code '" + code + "' under countries" + hint(code)));
  }

  private static String hint(String code) {
    boolean isShort = code.length() != 3;
    return isShort
        ? "; use ISO 3166-1 alpha-3, three capital letters"
        : NearestName.hint(code, CountryCodes.iso());
  }

  private void checkEditions() {
    List<String> named = ReferenceTree.texts(tree.root().path("editions"));
    tree.checkUnique("edition", "editions", named);
    named.stream()
        .filter(edition -> !isEditionFile(edition) && !editions.contains(edition))
        .forEach(
            edition ->
                tree.add(
                    "unknown edition '"
                        + edition
                        + "' under editions"
                        + NearestName.hint(edition, editions)));
  }

  /** Whether an edition of the configuration is the path of a file, not an id. */
  static boolean isEditionFile(String edition) {
    return edition.endsWith(".yaml") || edition.endsWith(".yml");
  }
}
