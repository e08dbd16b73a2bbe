package org.springframework.samples;

import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

/** An actor of an application that is one of Spring's samples. */
@Actor
public final class Clinic {

    @Receive
    String hear(String symptom) {
        return symptom;
    }
}
