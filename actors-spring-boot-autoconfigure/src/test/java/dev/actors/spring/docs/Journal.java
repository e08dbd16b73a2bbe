package dev.actors.spring.docs;

/** A bean that keeps what it is told. */
interface Journal {

    void write(String line);
}
