package dev.actors.spring.web;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;

/** Whether the keys of a record are those of its components. */
final class KeysOfRecords {

    private KeysOfRecords() {}

    /** Whether there are others beside them: any, or those of a component's own components. */
    static boolean areMixed(BeanDescription record, MapperConfig<?> config) {
        return record.findAnyGetter() != null
                || record.findAnySetterAccessor() != null
                || record.findProperties().stream()
                        .map(property -> property.getPrimaryMember())
                        .anyMatch(member -> isUnwrapped(member, config));
    }

    private static boolean isUnwrapped(AnnotatedMember member, MapperConfig<?> config) {
        return config.getAnnotationIntrospector().findUnwrappingNameTransformer(config, member)
                != null;
    }
}
