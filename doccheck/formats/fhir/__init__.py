"""FHIR R4: resources, down to the documents that they carry."""
