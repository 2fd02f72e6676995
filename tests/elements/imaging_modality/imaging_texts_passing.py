"""Short texts on what guided the needle, told in passing, in forms and in other words than the usual ones."""

FLUOROSCOPY = [  # limits, letters and the beam
    "L3/4 under fluoroscopy, 20G needle. Thrombectomy call just as I took my gloves off.",
    "Guidance = fluoro. 20G needle to L3-4.",
    "Fluoroscopic tap, tried. L2-3 and L3-4 with the needle under fluoroscopy, both dry. No fluoroscopy beyond 5 min in this unit, so stopped.",
    "II draped, used for level and to follow tuohy in, L3/4.",
    "Second go at L2/3 under the beam, clear CSF.",
    "C-arm swung in to follow the needle at L4-5.",
    "Tuohy at L3-4. II 33 s.",
]

CT = [  # an addendum that corrects
    "EXAM: lumbar puncture.\nTECHNIQUE: Under fluoroscopic guidance the needle was advanced at L3-4.\nADDENDUM: The macro is wrong. CT, not fluoroscopy, was used to guide the needle.",
]

ULTRASOUND = [  # no machine named
    "Scanned, then sterile sleeve, in-plane, tip followed on the screen into the dura at L2-3.",
]

MARKED = [  # told before the needle
    "The space L3/4 was previously looked up with the ultrasound head and a cross drawn; the probe was laid aside. Needle in.",
]

MRI = [  # sequences by name
    "Titanium 22G at L3-4. Interactive T2 slices during the advance, tip seen reaching the sac.",
    "MR-compatible 22G advanced stepwise with real-time bSSFP in two planes.",
]

NONE = [  # hands and boxes
    "Repalpated one space up, L3-4, 22G needle.",
    "Level L4-5   needle 22G   passes 2   [palp]",
    "Spinous processes hard to find. 22G needle at L3-4, third pass.",
    "Pituitary resection 4/5 (image guidance, small leak). Level found by palpation, L3-4, 22G needle.",
    "I counted down to L3/L4 by hand. First pass fluid, 22G needle.",
    "The L3/4 space being easily felt, a 22G needle was advanced.",
    "Lower of the two spaces I could feel, L4/5, 22G in.",
    "She found L3/4 with her thumbs and went in.",
    "Seated, felt, lidocaine, 22G in at L3-4.",
    "Guidance: [x] anatomical [ ] sonographic [ ] radiographic\nLevel: L3-4",
    "No imaging (the unit has no ultrasound). 22G needle at L4-5.",
    "Scanner used  [ ] US  [ ] II  [x] NO\nNeedle: 22G at L4/5",
    "Technique: non-fluoroscopic, by palpation. L4-5.",
    "Fluoro slot not till Friday so went by feel, L3-4.",
    "Imaging: felt for the hip bones and the gap with the thumb\nNeedle at L4-5",
]

UNCLEAR = [  # marked elsewhere
    "L3-4 had been inked under the image intensifier an hour before. I went through the ink on the ward, 22G, LP, 10 mL.",
    "She had gone to radiology for marking of the level first, then back to the ward for the LP at L3-4, 22G.",
    "Went down to x-ray with her. The radiographer screened the back and we put a cross on the skin over L3/4. LP in the side room, on the cross.",
    "To X-ray first: a paperclip on the skin, screened once, L3/4 inked. He then came back. I did the puncture here at the bed on the ink, no screening available.",
]

CONFLICTING = [  # both are told of
    "LP with fluoroscopic guidance at L3-4, 22G, clear CSF. Addendum: the puncture itself was done by landmarks without screening.",
    "22G needle advanced under fluoroscopy at L3-4, clear CSF. Correction: the skin was only marked; the needle was passed blind.",
    "LUMBAR PUNCTURE (FLUOROSCOPY)\nPROCEDURE: The L3-L4 space was localized on axial images and a 20G needle advanced under CT.\nIMPRESSION: fluoroscopic LP. No CT was used.",
]

MISSING = [  # other words alike
    "She found work with both hands hard. 22G needle at L3-4.",
    "Under the beam of the lamp, 22G needle at L3-4.",
    "Screening mammogram to guide the needle biopsy in May. LP at L3-4.",
    "C-arm used for PAC confirmation. Tuohy at L3-4, CSF free.",
    "Type II diabetes. 22G needle at L3-4.",
    "Needle at L4-5. She felt dizzy, lay down.",
    "Crawford II aneurysm. Drain by Tuohy at L3/4.",
    "[x] hand hygiene. Needle at L4-5, clear CSF.",
    "22G at L3-4. Ward has no heating.",
]
