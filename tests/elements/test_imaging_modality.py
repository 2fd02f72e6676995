"""Imaging modality: what guided the needle, for the wordings of many kinds of clinicians."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import imaging_modality
from doccheck.elements.act import Act
from doccheck.facts import Answer, Evidence, Finding, Status
from doccheck.pipeline import Reading

FLUOROSCOPY = [
    "LUMBAR PUNCTURE\nTechnique: With the image intensifier in the lateral projection a 22G needle was introduced at L3/4 and CSF obtained.",
    "Procedure: LP. Under direct fluoroscopic visualization, a 20-gauge spinal needle was advanced into the thecal sac at L2-L3.",
    "Fluoro-guided LP. Prone. L4-5. 22G. 10 mL clear CSF. No complications.",
    "LP under II control. 22G Quincke to L3/4. Screening time 0.4 min.",
    "Indication: IIH. A spinal needle was advanced at L4-L5 under intermittent fluorscopic guidance. 30 mL removed.",
    "X-ray guided lumbar puncture. Needle into L3-4. 12 mL CSF.",
    "Exam: IR LUMBAR PUNCTURE. Technique: Patient prone on fluoroscopy table. The L3-L4 interspace was localized with fluoroscopy. Lidocaine. A 22 gauge needle was placed with return of CSF. Fluoroscopy time: 32 seconds.",
    "Lumbar puncture. The needle was advanced to the spinal canal. Ref air kerma 4.2 mGy, fluoroscopy 0.3 minutes.",
    "LP at bedside: attempt by landmarks unsuccessful x3, dry. Taken to fluoroscopy by me and a 22G needle was guided fluoroscopically to L2-3 with CSF return.",
    "First tried by palpation at L4-5, only bone. I then brought the C-arm in and under fluoroscopy the needle was advanced at L3-4, CSF clear.",
    "Guidance: [ ] none [x] fluoroscopy [ ] CT [ ] ultrasound. L3-4, 22G.",
    "Imaging guidance: fluoroscopy\nNeedle: 22G\nLevel: L3-4",
    "The needle was walked off the lamina under live x-ray into the canal at L2-3.",
    "Fluoroscopic spot images confirm needle position at L3-4. CSF collected.",
    "Needle position was confirmed with AP and lateral fluoroscopy. L3-4. CSF 12 mL.",
    "Under fluoro, L4-5. Spinal tap w/o difficulty, 15cc.",
    "Without difficulty under fluoroscopic guidance the needle entered at L3-4.",
    "IMPRESSION: Technically successful fluoroscopic-guided lumbar puncture at L3-4.",
    "Lumbar puncture with O-arm/C-arm guidance at L3-4; needle advanced to the dura.",
    "After fluoroscopic localisation of L3/4, a 22G needle was passed to the thecal sac and CSF flowed.",
    "RADIOLOGY: LP UNDER SCREENING. 22G Quincke at L3/4, CSF clear. Screening time 18 seconds.",
    "Procedure: Lumbar puncture (fluoroscopic). Level: L2-L3. Needle 22G. 10 mL CSF.",
    "The patient was prone. A metallic marker was used to select L3-L4 on fluoroscopy. Using a 22G spinal needle and intermittent fluoroscopy, the subarachnoid space was entered.",
    "L3-4 interspace was localized under fluoroscopy and marked on the skin. After lidocaine, a 22G needle was advanced into the thecal sac under fluoroscopic observation.",
    "L3-4 was marked under fluoroscopy. Following sterile prep a 20G needle was inserted and clear CSF obtained. Fluoro 0.2 min.",
    "TECHNIQUE: Fluoroscopy was utilized for needle localization. L4-5. CSF returned.",
    "Successful LP performed by IR under flouroscopy at L4/L5.",
    "I used the c arm to line up L3-4 and watched the needle go in on lateral.",
    "Using biplane imaging the needle was guided down to the dura at L2-3; CSF obtained.",
    "With the help of the C-arm the spinal needle was placed at L4-5; CSF flowed.",
    "EXAM: XR FLUORO GUIDED LUMBAR PUNCTURE. FINDINGS: opening pressure 22.",
    "EXAMINATION: Lumbar puncture with radiologic (fluoroscopic) guidance. 20G L3-4.",
    "Intermittent C-arm images in AP and lateral planes used as needle advanced to L3-4 thecal sac. 30 cc.",
    "Needle position verified by fluoro. L3-4, CSF 8 mL.",
    "LUMBAR DRAIN PLACEMENT UNDER FLUOROSCOPY. Tuohy advanced to L3-4 and catheter threaded.",
    "Indication: difficult bedside LP x2 by the ward team. Under fluoro a 22g needle passed at L3-4 on the first attempt.",
    "Title: Ultrasound-guided LP. Under fluoroscopic guidance a needle was advanced at L3-4.",
    "LUMBAR PUNCTURE\nIndication: headache\nGuidance: fluoroscopy time 0.5 min\nLevel: L3-4. 22G. CSF 12 mL.",
    "Guidance:  [ ] CT  [X] Fluoro  [ ] US. L4-5",
    "NEURORADIOLOGY\nLUMBAR PUNCTURE\nProcedure: The patient was placed prone on the fluoroscopy table. Under fluoroscopy the L2-L3 interlaminar space was identified and the overlying skin marked, prepped and anesthetized. A 22G spinal needle was advanced through the mark into the thecal sac with spontaneous return of clear CSF. Needle position was confirmed in two planes.",
    "Lumbar drain inserted at L4-5 in the OR with the C-arm giving lateral views as the Tuohy went in.",
    "Two attempts without imaging by me were dry. I then advanced a needle under fluoroscopy at L2-3 and got CSF.",
    "Under image intensifier the needle was directed into the L3/4 space.",
    "LP (II guided), L3/4.",
    "Level confirmed with lateral x-ray, needle at L3-4, CSF.",
    "Attending radiologist performed fluoroscopic LP at L3-4.",
    "Technique - standard fluoroscopic technique. L3-4, 22 G.",
    "L3/L4 accessed fluoroscopically w/ 22g needle.",
    "Spinal needle into L4-5 with fluoroscopy (0.4 min).",
    "A 20g needle was placed at L4-5 w/ fluoro assistance.",
    "We went in at L3-4 with a 22. Fluoroscopy showed the needle midline. Clear CSF.",
    "Position confirmed on AP and cross-table lateral images; L3-4; fluoroscopy time 24s.",
    "Radiation: 12 s, 1.2 mGy fluoroscopy. LP L3-4.",
    "EXAM: FLUOROSCOPIC LUMBAR PUNCTURE. PROCEDURE: Attempted under fluoroscopy at L4-5 and L3-4; no CSF obtained, procedure terminated.",
    "RADIOLOGY: Lumbar puncture. Informed consent. Sterile prep. L3-4 under fluro with 22 gauge. CSF clear. FT 20 sec.",
    "Dx LP. C-arm draped in. 22G to L4-5 and CSF.",
    "HISTORY: 44F with failed bedside LP.\nEXAM: Fluoroscopic lumbar puncture\nFINDINGS: L3-4 entered. 12 mL CSF. No complication.",
    "We used fluoroscopy to count levels; then I advanced the 22G needle to the sac at L3-4, checking depth on lateral fluoroscopy.",
    "Fluoro-guided (time 22s) puncture L3.",
    "Lumbar puncture with fluoroscopy performed by NP without complications.",
    "No complications. Fluoroscopy time 30 seconds. L3-4.",
    "Needle was seen in the canal on AP/lateral. Fluoro: 33 s. L4-5.",
    "X-ray guidance was used for needle placement L3-4.",
    "The spinal needle was advanced under x ray into L2/3 after bedside failure by ED.",
    "Lumbar drain: C-arm brought in due to obesity, Tuohy guided to L4-5 with AP/lateral images.",
    "Dept of Clinical Radiology\nLumbar puncture under fluoroscopic screening\nRequest: IIH, failed x3 on ward.\nProne. 1% lignocaine. 20G at L2/3. OP 36. 30 ml off. CP 15. Dose 240 cGycm2.",
    "Interventional Neuroradiology: Fluoroscopy-assisted lumbar puncture\nSkin entry site planned with AP view. Needle advanced to the thecal sac at L4-5.",
    "EXAM: FL GUIDED LUMBAR PUNCTURE\nHISTORY: demyelination\nTECH: Lidocaine. 22G needle at L3-L4. 10 cc clear.\nIMP: Fluoro-guided LP.",
    "CT-guided LP requested but CT table limit exceeded; done under fluoroscopy instead: 20G needle guided to L3-4 with C-arm.",
    "The needle was placed under fluoroscopic control after palpation of landmarks failed to identify a space. L3-4.",
    "The procedure was converted to fluoroscopic guidance after two unsuccessful blind passes. L2-3 CSF.",
    "Two passes with US marking unsuccessful. Finally L3-4 by fluoroscopy with portable C-arm, needle seen entering the canal.",
    "IMAGING GUIDANCE: Fluoroscopy (0.6 min, 8.1 mGy)",
    "Modality: Fluoroscopy. Site: L3-4.",
    "Imaging used: fluoroscopy",
    "Using a C-arm, AP and lateral, the L2-L3 interlaminar space was targeted. A 20G needle advanced coaxially.",
    "LP in cath lab with fluoroscopy, 22G at L3-4",
    "Fluoroscopy: used. Level: L4-5",
    "Fluoroscopic images: 3 saved. L4-5 needle.",
    "Under floroscopic guidence needle was place in L3-L4.",
    "with flouro guidance 22g at l34, csf",
    "fluoro. l3/4. 22g. 10cc clr. no comps",
    "POD 5 craniotomy for AVM. LP: prone, L3-4, fluoro, one pass. FT 0.6 min.",
    "63F s/p TEVAR 2019. EXAM: lumbar puncture. Fluoro time 0.8 min. L3-4.",
    "OPERATIVE REPORT. 1. Vertebroplasty L1. 2. LP. Under biplane fluoroscopy cement was injected. Then a 22G spinal needle was advanced at L4-5 under fluoroscopy and CSF sent.",
    "s/p pacemaker so no MRI. LP fluoroscopically at L2-3, 22G.",
    "RADIOLOGY REPORT\nFluoroscopic guided lumbar puncture\nClinical: fever\nTechnique: The procedure was explained. Prone on fluoroscopy table. The L3-4 interspace was localized fluoroscopically. Overlying skin was marked. Lidocaine. A 22 gauge spinal needle was inserted into the thecal sac. 8 mL of clear CSF.\nFluoroscopy time: 0.3 min",
    "Level L4-5 confirmed by fluoroscopy in the lateral position. Spinal needle placed. CSF 12 mL.",
]

CT = [
    "CT-guided lumbar puncture. Axial images obtained for planning. Needle advanced incrementally with CT confirmation of tip position in the thecal sac. DLP 180 mGy-cm.",
    "A 22G needle was advanced under CT fluoroscopy at L2-L3.",
    "Guidance: Computed tomography. L4-5. 20G needle.",
    "CT-guided spinal tap. Scout and axial slices; needle repositioned twice under CT until tip intrathecal. L2-3. DLP 210.",
    "Using intermittent CT-fluoroscopic guidance a 20G needle was passed to the thecal sac at L3.",
    "Computed tomography guidance was used to advance a spinal needle at L4-5 because of severe scoliosis.",
    "Cone-beam CT guided LP at L2-3; needle path overlay.",
    "Axial CT image confirms needle tip within the thecal sac at L3-4. CT guided LP.",
    "CT-GUIDED LUMBAR PUNCTURE\nContiguous axial images through the lumbar spine. L3-4 selected. The skin was marked with the CT laser light. A 20G needle was advanced under intermittent CT guidance to the thecal sac.",
    "Pt moved from fluoroscopy to CT after two failed fluoroscopic passes. Under CT guidance a 22G needle was then advanced at L2-3 with CSF return.",
    "Fluoroscopy attempted first but body habitus precluded visualization. CT guidance was then used to direct the needle at L3-4.",
    "CT fluoro LP. Tip in sac. 20G. L3-4.",
    "CT: needle tip in thecal sac. CT guided lumbar puncture at L4-5.",
    "LP w/ CT. L3-4. 22G.",
    "Radiologist placed needle into L3-4 thecal sac using CT. 9 mL removed.",
    "LP performed under CT at L4-5 without difficulty.",
    "LP via CT. L5-S1.",
    "needle under ct to sac, l23",
]

ULTRASOUND = [
    "Under real-time ultrasound guidance using an in-plane paramedian approach, the needle tip was visualised entering the L3-L4 interlaminar space. Images saved to PACS.",
    "Dynamic sono guidance: linear probe in sterile cover, needle tracked out-of-plane into L4-5 in a 5-week-old.",
    "The spinal needle was advanced under continuous ultrasound visualization at L3-4, clip archived.",
    "Sono-guided LP: paramedian, tip seen in plane the whole way, image stored.",
    "ULTRASOUND-GUIDED LUMBAR PUNCTURE (REAL TIME). Needle in plane. L3-4. Still image stored in the chart.",
    "US guided LP: high-frequency linear probe, longitudinal paramedian view, needle watched into the space under direct ultrasound visualization.",
    "Ultrasound with the low frequency probe in sterile sheath: real time in-plane; needle seen to reach the ligamentum flavum; L3-4. Loop saved.",
    "LP guided by ultrasound; L4-5; clear.",
    "US-guided LP at L3-4 with real-time needle visualization (in-plane). Images archived.",
    "LP under US guidance: needle tip seen passing the ligamentum flavum on the paramedian oblique view.",
    "Under ultrasound guidance, 22G needle advanced at L3-4. CSF clear.",
    "Landmarks not palpable; US machine used to find the space, needle inserted under direct US visualisation, image stored.",
    "usg guided lp done, l3-4, real time",
    "Ultrasound pre-mark then live in-plane needle guidance L3-4.",
    "Ultrasound: L3-4 marked, then live guidance for the needle.",
    "LP under sono, tip visible throughout, image to PACS",
]

MARKED = [
    "Ultrasound: midline and L3-4 interspace identified and marked with a surgical pen. Prep and drape. 22G needle inserted at the mark, CSF on first pass.",
    "Preprocedural sonography with curvilinear probe; spinous processes and interlaminar space mapped and skin indented. Needle then inserted without ultrasound.",
    "With bedside US the interspace was located and an X drawn on the skin. Probe removed. LP at L4-5.",
    "Attempted with ultrasound marking by the resident. I advanced the needle at the mark, L3-4, CSF.",
    "Spinous processes scanned with the ultrasound, midline and L4-5 interspace marked, then standard landmark technique through the mark.",
    "Pre-puncture US with pen marking at L3-4. Lidocaine. 22G needle.",
    "Static US: marked L4-5. Probe off. One pass.",
    "POCUS to mark L4/5 then sterile prep, 22g x1.",
    "Ultrasound-assisted LP. Midline marked with skin marker prior to prep; needle then placed by hand.",
    "Guidance: ☐ Fluoroscopy ☒ Ultrasound marking ☐ None. L4-5.",
    "ED LP. Failed by landmarks x2 (me), then used the ultrasound to re-find midline, marked it, got it on the next stick at L3-4. Probe not used during the stick.",
    "LP for IIH. US used to find L3-4 as landmarks not palpable. 20G spinal needle, 2 passes, CSF.",
    "US was used to confirm midline and depth. L4-5, 22G.",
    "Bedside ultrasound identified the L3-L4 interspace at a depth of 5 cm. Sterile prep. Needle inserted, CSF clear.",
    "Under US, midline was identified, marks made; needle inserted after probe removed. L3-4",
    "Ultrasonography assisted identification of the L4/5 interspace; site marked. LP performed. Clear CSF.",
    "Ultrasound located L3-L4; skin dimpled with a syringe hub; gel removed, skin prepped; needle in, CSF.",
    "Sono marked. 22g. L3/4. 4 tubes.",
    "ICU note: Under bedside ultrasound (curvilinear) I marked the midline and L3/4 and L4/5 spaces with skin pen. Spinal needle 20G placed L3/4 first pass.",
    "Technique: After ultrasound localization of the L3-L4 level, local anesthetic was given and a 22G needle was advanced with CSF return.",
    "Modality - US (marking)  Site - L4/5",
    "U/S assisted (marking of interspace). 22g.",
    "POCUS used to mark space; no real-time guidance.",
    "Handheld ultrasound used to mark; sterile; csf 1st pass",
    "Ultrasound probe used pre-procedure only.",
]

MRI = [
    "MR-guided lumbar puncture: with the patient in the open magnet a titanium needle was advanced under MRI guidance at L4-5.",
    "MRI guidance: needle placed in the interventional MRI suite under MR fluoroscopy at L3-4.",
]

NONE = [
    "No imaging guidance was employed. L3-4, 22G. CSF 10 mL.",
    "Landmarks identified by palpation of the posterior superior iliac crests. L4-5. 20G needle inserted.",
    "The L3-L4 interspace was identified using anatomic landmarks. 22G needle inserted.",
    "Performed at bedside w/o fluoro. 20g at L4-5, clear CSF.",
    "Intercristal line used to find L4; needle went in blindly at L3-4. CSF.",
    "L4-5 space palpable and entered with 22G needle.",
    "Fluoroscopy not required. L4-5 interspace located by touch. 22G. 8 mL.",
    "Level determined by Tuffier's line. LP done. 10 cc CSF.",
    "Guidance: [x] none [ ] fluoroscopy [ ] CT [ ] ultrasound. L3-4, 22G.",
    "Imaging: none used. L3/4. 22G.",
    "Ultrasound guidance: no. Landmarks: yes. L4-5.",
    "C-arm was available in the room but not needed. Crests palpated, L4-5 entered.",
    "Bedside LP, blind approach, L3-4, 20G. 5 mL CSF.",
    "Ultrasound machine brought in but not used. Space felt at L4-5, 22G.",
    "Position sitting. Level by surface anatomy L4/5. 22G Whitacre.",
    "Patient sitting. L4-5 by palpation of ASIS/PSIS. 20G, first pass, clear.",
    "Spinous processes felt, midline and L4 interspace found. 22G 1.5in in neonate.",
    "Site selected by feeling the gap below L3. CSF on second pass.",
    "Level found with thumbs on crests. 20g.",
    "Done blind at bedside, no US. 18 mL.",
    "Not image guided. L3-4.",
    "No US or fluoro available. L4-5, 22G.",
    "Traditional landmark-guided LP at L3-4.",
    "Bony landmarks identified & L4/5 located. 22G spinal needle.",
    "Guidance: Palpation. L4-L5. 20G.",
    "Iliac crests identified bilaterally, L3-4 interspace infiltrated, 22g.",
    "No fluoroscopic or sonographic assistance. L4/5.",
    "Imaging guidance: N/A\nLevel: L3-4",
    "Image guidance was not necessary. L4-5 with one pass.",
    "Fluoro time: 0. Landmarks palpated, L4-5.",
    "Ultrasound: ☐ yes ☒ no. L4/5 by palpation.",
    "ANESTHESIA NOTE: lumbar drain before thoracoabdominal aneurysm repair. Sitting, L3-4, 14G Tuohy by loss of resistance, catheter 10 cm. Landmarks easily palpable. X-ray not used.",
    "No difficulty palpating landmarks. L4-5 with 22G.",
    "Landmarks difficult to palpate but L4-5 found by feel. 20G.",
    "L3-L4 interspace palpated between spinous processes. 22 g.",
    "Patient seated, spine flexed, L4/5 interspace identified at level of iliac crests.",
    "Used the crests to find L4. 1.5 inch 22g. 3 tubes.",
    "Anatomy was palpated and L3-4 entered.",
    "Standard landmarks L3-4. 20G.",
    "Without image guidance, a 20-gauge needle at L3-L4.",
    "Fluoroscopy was considered but not needed; L4-5 felt easily.",
    "No radiation used given pregnancy; level by palpation, L3-4.",
    "Bedside under sterile conditions without fluoroscopy or ultrasound.",
    "Pt had been scheduled for fluoroscopy guided LP in the morning but given fever we went ahead at bedside. L3-4 by palpation, 22G.",
    "Image-guided LP was offered. Patient opted for bedside. L4-5, 20G, landmarks palpated.",
    "CT ICU bed 4. Lumbar drain placed L3-4 by landmark technique.",
    "Port placed under fluoroscopy in IR this morning. LP at bedside at L4-5 by feel, 22G.",
    "Procedure: LP\nLocation: Radiology fluoroscopy suite\nGuidance: none\nLevel: L4-5",
    "Fluoroscopy suite was used only for its table; puncture at L4-5 by palpation.",
    "Fluoro guided LP attempted by radiology yesterday, unsuccessful. Today bedside LP L4-5, landmarks, 20 G, success.",
    "IR unable to get CSF under fluoro this morning. I repeated it tonight at the bedside by feel at L3-4 and got 12 mL.",
    "No image guidance needed for LP; site L4-5.",
    "LP: unguided, L4-5, 20G.",
    "LP site: L4-5 (palpated). Needle 22G.",
    "Interspace L4-5 located by external landmarks w/out imaging.",
    "Surface landmarks marked w/ pen. L3-4. 20g x1.",
    "Spine palpated, L3/4 infiltrated. Needle in, clear CSF.",
    "Space identified clinically at the level of the PSIS.",
    "Felt L4-5, numbed, 22G in. Clear.",
    "Line between the iliac crests; went one space up, 22G.",
    "Paediatric Oncology Theatre List\nChild under GA. Left lateral. L3/4 space palpated. 22G 40 mm needle, free flow clear CSF. 2 mL to cytology. No IT drug today.\nMRI spine next week.",
    "Neurosurgery bedside: Lumbar drain insertion. Patient in the left lateral decubitus. The iliac crests were palpated and the L4-5 interspace identified. 14 gauge Tuohy needle inserted. CSF. Catheter threaded 15 cm. KUB confirms catheter position.",
    "OR note: EVAR with preop lumbar drain by anesthesia. Drain: sitting, L3-4 by palpation, Tuohy 14g, first pass. Then EVAR by vascular: fluoroscopy time 38 min, DAP 120.",
    "ORDERED: FL LUMBAR PUNCTURE. DONE: bedside LP, landmarks, L4-5.",
    "Imaging used: none",
    "Approach: midline, landmark. Level L3-4",
    "Technique: blind midline approach",
    "Sitting, L3/4, palpation technique, 20G",
    "The L4 spinous process and interspace were palpated & marked w/ thumbnail.",
    "After fluoro LP by IR failed last week, she returns. L3-4 bedside with palpation. 20 cc.",
    "OPERATIVE REPORT: endonasal repair. C-arm lateral skull. Lumbar drain at L4-5: Tuohy by landmarks, CSF.",
    "ICU day 3 after coil embolization. Lumbar drain placed at bedside, L4-5, palpated.",
]

UNCLEAR = [
    "LP performed in the fluoroscopy suite. L3-4, 22G needle, CSF clear, 9 mL.",
    "Patient brought to the CT scanner room and placed prone. A 22G spinal needle was inserted at L4-L5 with return of CSF.",
    "Location: Fluoro 3. LP at L4-5, 1 pass, 20G. 8 mL.",
    "Level marked under fluoroscopy. The patient was returned to the ward, where the needle was placed at the mark without imaging. CSF clear 10 mL.",
    "Fluoroscopy was used only to count the levels and the skin was dotted; after that the tube was swung away and the spinal needle went in by feel at L3-4.",
    "CT was used to choose and mark the L2-3 level. The needle was then passed freehand with no further scanning. 10 mL CSF.",
    "Image-guided lumbar puncture. 22G needle at L3-4, 12 mL CSF, no complications.",
    "LP with imaging guidance at L4-5. 20G. CSF clear.",
    "Bedside ultrasound was used. L3-4, 20G needle, CSF obtained.",
    "Ultrasound available and used for LP today. L4/5, one pass.",
    "LP: POCUS-assisted. Sitting. L4-5. 20G. Clear.",
    "u/s guidance: yes. L3-4. 20g.",
    "Ultrasound guidance used. L4-5, 22G, clear CSF.",
    "With sono, L3-4, 22G. Clear.",
    "Equipment: LP tray, ultrasound, lidocaine. L4/5. CSF clear.",
    "C-arm spot to confirm L3-4, skin marked, C-arm moved out, then needle inserted by feel.",
    "Fluoroscopic marking only. Patient then taken back to ICU for the LP, done at the mark without imaging.",
    "Procedure performed in CT suite. 20G at L3-4. CSF clear.",
    "Done on the fluoroscopy table, prone. 22G L3-4, clear CSF 10 mL.",
    "Guidance: image guided. L4-5.",
    "The skin entry site was marked under CT. With the patient off the table and sitting, the needle was advanced blindly at the mark.",
    "Guidance: ☐ Fluoroscopy ☒ Ultrasound ☐ None. L4-5.",
    "PROCEDURE: Lumbar puncture\nThe L3/L4 level was determined with a single fluoroscopic image and a dot drawn. The fluoroscopy unit was then moved out. With the patient turned onto her side the needle was introduced at the dot and CSF obtained at 6 cm without additional imaging.",
    "Fluoroscopy confirmed the level at L3-4 prior to the stick, then was turned off. Needle passed by feel.",
    "Using fluoroscopy, a mark was placed over L3-4. The patient was then sat up and LP was performed using that mark without further fluoroscopy.",
    "CT scout was obtained and the skin marked at L2-3. He was then taken off the CT table and LP done in holding by hand.",
    "C-arm marked L4-5 before induction. Tuohy inserted by feel with the C-arm out of the room.",
    "Ultrasound yes",
    "Assisted by ultrasound. L4-5, 22g.",
    "Under live imaging the needle was passed at L3-4.",
    "RADIOLOGY REPORT\nFluoroscopic guided lumbar puncture\nTechnique: L3-4 interspace localized fluoroscopically and skin marked. Patient rolled to lateral decubitus; needle then advanced by feel without further fluoroscopy. 8 mL CSF.",
    "Procedure note: LP\nImaging guidance: Fluoroscopy used to mark L3-4 only\nNeedle: 22G",
    "The patient was rolled off the fluoroscopy table after L3-L4 had been marked under fluoroscopy. The LP was performed at the mark in lateral decubitus; needle placement was not imaged.",
    "X marks L3-4 (done by radiology with fluoroscopy before transfer). I used that mark, 22G, clear, no C-arm on the ward.",
    "CT-marked skin site. Needle inserted on ward at mark freehand.",
]

CONFLICTING = [
    "TITLE: CT-guided LP. Body: under fluoroscopic guidance the needle was advanced into the sac at L3-4. CT was not used.",
    "EXAM: FLUOROSCOPICALLY GUIDED LUMBAR PUNCTURE\nTECHNIQUE: Fluoroscopy equipment was down; the puncture was done by landmarks alone without imaging at L4-5.",
    "Guidance: Fluoroscopy. Narrative: needle placed at L3-4 by palpation, C-arm was never used.",
    "FLUOROSCOPICALLY GUIDED LP. Technique: bedside, landmarks only. Imaging was not used. L4-5.",
    "PROCEDURE: CT guided lumbar puncture\nTECHNIQUE: Using fluoroscopic guidance, a 22G needle was advanced into the thecal sac at L3-L4.\nIMPRESSION: CT guided lumbar puncture.",
    "EXAM: Lumbar puncture, fluoroscopic guidance.\nTECHNIQUE: The fluoroscopy unit was not functioning. Needle advanced at L4-5 by palpation; no fluoroscopy was used.",
    "PROCEDURE: Lumbar puncture.\nGUIDANCE: Fluoroscopic and CT.\nNeedle at L3-4.",
    "Fluoroscopic guided lumbar puncture. Bedside, no fluoroscopy available at night. L3-4 by feel.",
    "Radiology macro: Under fluoroscopic guidance. Addendum: fluoroscopy was not used, needle was placed by palpation.",
    "EXAM: CT-GUIDED LUMBAR PUNCTURE. TECHNIQUE: The needle was advanced by palpation at the bedside.  No CT was used.",
]

MISSING = [
    "CT head without contrast negative for mass. MRI brain normal. LP at L4-5, 22G, 8 mL clear.",
    "LP: L3-4, 22G needle, clear CSF, 4 tubes.",
    "LP at L4-5, failed twice. Plan: IR LP under fluoroscopy tomorrow.",
    "LP done at L4-5, clear. If it has to be repeated we would ask radiology to do it with fluoroscopy.",
    "Hx: failed fluoroscopic LP at outside hospital last month. Today LP at L3-4, 22G, CSF 10 mL.",
    "Renal ultrasound yesterday showed no hydronephrosis. LP L3-4, 20G, clear.",
    "ANESTHESIA: general. Lumbar drain placed at L4-5 with Tuohy, CSF clear, 20 cm. Then endonasal approach; the C-arm was positioned for a lateral view of the sella. Fluoroscopy time 0.3 min.",
    "Lumbar drain for TEVAR: Tuohy at L3-4, CSF. Fluoroscopy time 41 minutes for the endograft.",
    "Pt w/ papilledema, no blind spot enlargement. LP L3-4, 22G, 20 mL.",
    "Unable to palpate landmarks due to habitus. L3-4 entered, 5 inch needle, CSF 10 mL.",
    "Called to IR. LP by PA. Needle at L3-4, 15 ml.",
    "The L4-5 interspace was identified and marked. 22G. CSF 8 mL.",
    "HPI: CT/CTA head neg. MRI with FLAIR changes. LP L3-4 w/ 22G.",
    "CT scan of the head was obtained prior to LP. LP at L4-5; OP 18.",
    "Pt will follow up with IR for fluoroscopy-guided LP if symptoms recur. Today's tap at L3-4 gave 25 mL.",
    "He was felt to be stable. LP L3-4. She felt better after.",
    "LP L4-5. Abdomen soft, nontender to palpation. No spinal tenderness.",
    "Chest x-ray clear. LP at L3-4 for fever.",
    "Marked L4-5 with pen, prepped, 22G.",
    "Please ask us if questions. LP done at L4-5, 20 mL.",
    "Cell ct, diff, protein, glucose. LP at L4-5.",
    "L hip aspirated under fluoroscopy by ortho yesterday. LP today at L3-4, 22G.",
    "Central line placed under ultrasound guidance, right IJ. Then LP at L4-5, clear CSF.",
    "PROCEDURES: 1. Right IJ line with ultrasound guidance. 2. Lumbar puncture. L3-4, 20G needle.",
    "If unsuccessful would need fluoroscopic guidance. L4-5 entered on second pass, clear CSF.",
    "We discussed image guided LP but the patient preferred bedside. L3-4, 22G.",
    "OPERATIONS: 1. L4-5 TLIF. 2. Lumbar drain. Pedicle screws placed with C-arm. Drain: Tuohy into the sac through the wound at L3-4 under direct vision, CSF.",
    "Ultrasound machine at bedside. L3-4. 22G.",
    "Radiograph shows needle at L3-4. CSF flowed.",
    "Procedure done in interventional radiology. L4-5. 22G. CSF clear.",
    "She cannot have x-rays (pregnant). L3-4. 22G. 20 cc.",
    "Patient returned from CT. LP at L3-4, 22G, clear CSF.",
    "With CT showing no mass effect, LP was done at L4-5 with a 20G needle.",
    "Requested by CT surgery. Lumbar drain at L3-4, 14G Tuohy, CSF clear.",
    "C-arm was used for the femoral nailing. Lumbar puncture was done before the case at L4-5.",
    "Modified barium swallow under fluoroscopy pending. LP today L3-4, 22G, 9 mL.",
    "CT myelogram in 2019. LP at L2-3 22G.",
    "LP after CT-guided biopsy of the L1 lesion last week. L4-5 22G, CSF clear.",
    "Used butterfly for LP L4-5.",
    "L4/L5 identified clinically. 22G.",
    "Acute Medicine (UK)\nLP for ?SAH. CT head at 3 h NAD. Consent verbal. Aseptic technique. Left lateral, L3/4, 5 ml 1% lidocaine, atraumatic 22G. First pass. OP 16. 3 bottles + xanthochromia sample. Tolerated well.",
    "Consent incl. radiation risk of fluoroscopy. LP L3-4 22g CSF 10cc.",
    "Risks of fluoroscopically guided lumbar puncture including bleeding were explained. At L3-4 a 22G needle was advanced and CSF obtained.",
    "Lumbar spine x-ray reviewed: 5 lumbar vertebrae. L3-4 needle 22G with CSF.",
    "Intraprocedural imaging shows needle in thecal sac. L4-5",
    "Spinal ultrasound normal. LP in NICU L4-5, 22g 1.5.",
    "PROCEDURES: TEVAR; lumbar drain. Lumbar drain: L3-4, Tuohy, loss of resistance, CSF. Fluoro 22 min.",
]

Read = Callable[[str], tuple[Reading, Act]]
Find = Callable[[str], Finding]


@pytest.fixture
def read(reviewer: Reviewer) -> Read:
    """A text, of which every sentence is about the puncture."""

    def read_text(text: str) -> tuple[Reading, Act]:
        reading = reviewer._pipeline.read(Note(id="t", text=text))
        return reading, Act(Answer("spinal_puncture"), Answer("completed"), frozenset(range(len(reading.sentences))))

    return read_text


@pytest.fixture
def found_in(read: Read) -> Find:
    def find(text: str) -> Finding:
        found = imaging_modality.find(*read(text))
        assert all(e.text == text[e.start : e.end] for e in found.evidence)
        assert bool(found.evidence) is (found.status is not Status.MISSING)
        assert found.reason
        return found

    return find


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, "fluoroscopy") for text in FLUOROSCOPY),
        *((text, "ct") for text in CT),
        *((text, "ultrasound") for text in ULTRASOUND),
        *((text, "ultrasound_marking") for text in MARKED),
        *((text, "mri") for text in MRI),
        *((text, "none") for text in NONE),
    ],
)
def test_documented(text: str, value: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value,)), found.reason


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert (found.status, found.value) == (Status.UNCLEAR, None), found.reason


@pytest.mark.parametrize("text", CONFLICTING)
def test_conflicting(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert found.status is Status.CONFLICTING, found.reason
    assert isinstance(found.value, tuple)
    assert len(found.value) == 2


@pytest.mark.parametrize("text", MISSING)
def test_missing(text: str, found_in: Find) -> None:
    found = found_in(text)
    assert found.status is Status.MISSING, found.reason


@pytest.mark.parametrize("text", [*FLUOROSCOPY[:20], *CT[:8], *NONE[:20], *UNCLEAR[:12]])
def test_line_breaks_and_capitals_change_nothing(text: str, found_in: Find) -> None:
    found = found_in(text)
    shouted = found_in(text.upper())
    assert (shouted.status, shouted.value) == (found.status, found.value)


def test_two_x_ray_readings_keep_both_modalities(found_in: Find) -> None:
    text = "EXAM: CT-guided lumbar puncture.\nTECHNIQUE: Under fluoroscopic guidance the needle was advanced at L3-4.\nIMPRESSION: CT-guided lumbar puncture."
    assert found_in(text).value == ("ct", "fluoroscopy")


def test_guided_and_denied_keeps_the_guided_reading_beside_none(found_in: Find) -> None:
    text = "EXAM: Fluoroscopically guided lumbar puncture.\nTECHNIQUE: Done at the bedside without imaging at L4-5."
    assert found_in(text).value == ("fluoroscopy", "none")


def test_sentences_outside_the_act_say_nothing(read: Read) -> None:
    reading, act = read("Needle advanced under fluoroscopy at L3-4. Clear CSF.")
    elsewhere = Act(act.procedure, act.outcome, frozenset({1}))
    assert imaging_modality.find(reading, elsewhere).status is Status.MISSING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Needle followed in plane with the linear probe, L3-4. Image saved to PACS.", ["Image saved", "saved to PACS"]),
        ("Real-time ultrasound-guided LP, needle tip seen throughout; two clips archived.", ["clips archived"]),
        ("Real-time ultrasound-guided LP, needle tip seen throughout.", []),
        ("Midline marked with ultrasound, probe put away, needle in at the mark. Image saved.", []),
        ("Needle advanced under fluoroscopy. Two spot images saved.", []),
    ],
)
def test_saved_image_counts_only_beside_live_ultrasound(text: str, words: list[str], read: Read) -> None:
    saved: tuple[Evidence, ...] = imaging_modality.ultrasound_image_saved(*read(text))
    assert [e.text for e in saved] == words
