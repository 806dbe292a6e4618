package org.urbanobservatory.source.osm;

import crosby.binary.Osmformat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The pass that keeps selected multipolygons of which a member way touches a region. */
final class RelationScan {
  private static final Set<String> TYPES = Set.of("multipolygon", "boundary");

  private final OsmSelection selection;
  private final long[] touching;
  private final List<RawRelation> kept = new ArrayList<>();

  RelationScan(OsmSelection selection, long[] touching) {
    this.selection = selection;
    this.touching = touching;
  }

  List<RawRelation> run(PbfBlocks file, PbfBlobs.Wanted blocks) {
    file.pass(blocks, blob -> part(new PbfBlock(blob)), kept::addAll);
    return kept;
  }

  /** Member ways that are not yet kept, ascending. */
  static long[] wanting(List<RawRelation> relations, java.util.function.LongPredicate has) {
    var ids = new SortedLongs();
    for (RawRelation relation : relations) {
      for (long id : relation.wayIds()) {
        if (!has.test(id)) {
          ids.add(id);
        }
      }
    }
    return ids.distinct();
  }

  private List<RawRelation> part(PbfBlock block) {
    var found = new ArrayList<RawRelation>();
    boolean[] keys = block.indicesOf(selection.relationKeys());
    for (Osmformat.PrimitiveGroup group : block.groups()) {
      for (Osmformat.Relation relation : group.getRelationsList()) {
        if (block.tagsOf(relation).hasAny(keys)) {
          addIfTouching(block, relation, found);
        }
      }
    }
    return found;
  }

  private void addIfTouching(PbfBlock block, Osmformat.Relation relation, List<RawRelation> found) {
    var tags = block.tagsOf(relation).toMap();
    if (!TYPES.contains(tags.getOrDefault("type", ""))) {
      return;
    }
    var ids = new ArrayList<Long>();
    var roles = new ArrayList<String>();
    long id = 0;
    boolean touches = false;
    for (int i = 0; i < relation.getMemidsCount(); i++) {
      id += relation.getMemids(i);
      if (relation.getTypes(i) == Osmformat.Relation.MemberType.WAY) {
        ids.add(id);
        roles.add(block.text(relation.getRolesSid(i)));
        touches |= SortedLongs.has(touching, id);
      }
    }
    if (touches) {
      long[] wayIds = ids.stream().mapToLong(Long::longValue).toArray();
      found.add(new RawRelation(relation.getId(), tags, wayIds, roles.toArray(String[]::new)));
    }
  }
}
